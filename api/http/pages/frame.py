"""The frame of every page: what the page is about, links that keep it, language, explanation of terms, one template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from api.http.answers import compute
from api.http.caching import keep
from api.http.negotiation import language_of
from api.http.pages.explained import explained_of
from api.http.pages.menu import MENU
from api.http.pages.serving import STYLES, address_of
from api.http.state import loaded_of
from api.http.v1.asking import Names
from ontology.terms import Text
from visualisations.palette import GAP_MARKS, mark_of_state
from visualisations.words import day, hours, number, word

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.types import Scope

    from api.http.state import Loaded
    from api.workspace import Workspace

__all__ = ["KEPT", "LEVELS", "SUBJECTS", "Asked", "asked_of", "bare", "render", "show"]

KEPT = ("model", "niveau", "geldigOp", "betreft", "taal")
"""Keys of the query that every link keeps."""

LEVELS = ("3", "4")
SUBJECTS = ("victim", "perpetrator", "child", "household")


@dataclass(frozen=True)
class Asked:
    """What a page is about: one of the served models, at a level, on a day of the law, about a subject, in a language.

    ``given`` are the keys of :data:`KEPT` that stand in the address, ``query`` is everything that stands there.
    """

    loaded: Loaded
    path: str
    language: str
    given: Mapping[str, str]
    query: Sequence[tuple[str, str]]

    @cached_property
    def workspace(self) -> Workspace:
        """The model with its analysis under the law. Takes seconds the first time: never outside :func:`show`."""
        level, subject = int(self.given.get("niveau", 3)), self.given.get("betreft")
        return self.loaded.workspace(self.given.get("model"), level, subject, self.given.get("geldigOp"))

    def value(self, key: str) -> str:
        """The first value of a key of the query; empty when it is absent."""
        return next((value for name, value in self.query if name == key), "")

    def link(self, path: str, **query: object) -> str:
        """The address of another page about the same; ``query`` adds keys, ``None`` or nothing takes one away."""
        wanted = {**self.given, **{key: "" if value is None else str(value) for key, value in query.items()}}
        told = urlencode([(key, value) for key, value in wanted.items() if value])
        path, mark, fragment = path.partition("#")
        return f"{path}?{told}{mark}{fragment}" if told else f"{path}{mark}{fragment}"

    def here(self, **query: object) -> str:
        """The address of this very page with other values; everything else in the query stays."""
        whole = {**dict(self.query), **{key: "" if value is None else str(value) for key, value in query.items()}}
        told = urlencode([(key, value) for key, value in whole.items() if value])
        return f"{self.path}?{told}" if told else self.path


def asked_of(request: Request, names: Names | None = None) -> Asked:
    """What the address asks. Raises ``Problem`` 400 with every key that is wrong; with ``names`` it only notes them."""
    noted = names or Names()
    loaded, query = loaded_of(request), request.query_params
    given = {key: query[key] for key in KEPT if query.get(key)}
    noted.check("model", given.get("model"), loaded.models)
    noted.check("niveau", given.get("niveau"), LEVELS)
    noted.check("betreft", given.get("betreft"), SUBJECTS)
    noted.check("taal", given.get("taal"), ("nl", "en"))
    if "geldigOp" in given and not _is_day(given["geldigOp"]):
        noted.add("geldigOp", "Een datum is jjjj-mm-dd.", "A date is yyyy-mm-dd.")
    if names is None:
        noted.refuse()
    return Asked(loaded, request.url.path, language_of(request.scope), given, query.multi_items())


def _is_day(value: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


async def show(
    request: Request,
    template: str,
    title: Text,
    make: Callable[[Asked], Mapping[str, Any]] = lambda _asked: {},
    *,
    names: Names | None = None,
) -> Response:
    """The page ``template`` with what ``make`` gives it, made in a thread and kept for whoever asks the same.

    ``make`` may raise ``Problem``. It may give ``title`` (a ``Text``) itself, where that depends on what is shown.
    """
    asked = asked_of(request, names)
    if names is not None:
        names.refuse()

    def work() -> bytes:
        return render(template, asked, {"title": title, **make(asked)})

    body = await compute(request, work)
    keep(request)
    headers = {"Content-Language": asked.language, "Vary": "Accept, Accept-Language"}
    return Response(body, 200, headers, "text/html; charset=utf-8")


def render(template: str, asked: Asked, told: Mapping[str, Any]) -> bytes:
    """The bytes of a page about a model."""
    space = asked.workspace
    model, language = space.model, asked.language
    frame = {
        "asked": asked,
        "space": space,
        "model": model,
        "link": asked.link,
        "here": asked.here,
        "law_day": space.flows.bench.day,
        "assumptions": list(dict.fromkeys(one.text.of(language) for one in model.assumptions)),
        "choices": {"models": list(asked.loaded.models.values()), "levels": LEVELS, "subjects": SUBJECTS},
        "explained": explained_of(asked.loaded, model),
        "menu": [(entry, asked.link(entry.path), asked.path == entry.path) for entry in MENU],
    }
    return _made(template, language, asked.loaded.settings, {**frame, **told})


def bare(template: str, scope: Scope, settings: Any, told: Mapping[str, Any]) -> bytes:
    """The bytes of a page about no model: an error is told even when nothing can be loaded."""
    language = language_of(scope)
    kept = f"?taal={language}" if b"taal=" in scope.get("query_string", b"") else ""
    frame = {"asked": None, "menu": [(entry, entry.path + kept, False) for entry in MENU]}
    return _made(template, language, settings, {**frame, **told})


def _made(template: str, language: str, settings: Any, told: Mapping[str, Any]) -> bytes:
    numbers = count(1)
    tools = {
        "language": language,
        "t": lambda nl, en: nl if language == "nl" else en,
        "of": lambda text: text.of(language),
        "said": lambda told: told[language],
        "brief": lambda text: text.brief(language),
        "first": lambda text: text[:1].upper() + text[1:],
        "day": lambda iso: day(iso, language),
        "hours": lambda value: hours(value, language),
        "number": lambda value: number(value, language),
        "word": lambda key, **values: word(key, language, **values),
        "next_id": lambda: f"u{next(numbers)}",
        "gap_mark": lambda kind: GAP_MARKS.get(kind),
        "state_mark": mark_of_state,
        "address": address_of,
        "styles": STYLES,
        "theme": (settings.pages_theme_class, settings.pages_theme_file is not None),
    }
    text: str = _environment().get_template(template).render({**tools, **told})
    return text.encode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("api.http.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
