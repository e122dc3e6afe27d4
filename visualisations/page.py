"""The frame of every picture: one offline HTML file with a strict content policy and nothing unescaped.

Whatever a model says reaches the file in two ways only: through the autoescaping templates, or through
:func:`embedded` as data that no parser can mistake for markup. Styles and scripts are our own files (and one vendored
library), admitted by their hash; a style attribute, an event attribute or a foreign script is refused by the browser.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ontology.terms import Text
from visualisations.words import day, language_of, word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis
    from visualisations.legal_view import LegalView

__all__ = ["Parts", "asset", "assumptions", "embedded", "joined", "label", "policy", "render", "sentences", "texts"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The files a page inlines, by name in ``assets/``, and hashes of styles that a library adds by itself."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    library_styles: tuple[str, ...] = ()


def joined(*several: Parts) -> Parts:
    """The files of several parts of a page, each once, in their own order."""
    return Parts(
        tuple(dict.fromkeys(name for parts in several for name in parts.styles)),
        tuple(dict.fromkeys(name for parts in several for name in parts.scripts)),
        tuple(dict.fromkeys(name for parts in several for name in parts.library_styles)),
    )


def asset(name: str) -> str:
    """The text of a file in ``assets/``, without the pointer to a source map that nobody ships."""
    text = files("visualisations").joinpath("assets", name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def embedded(data: object) -> Markup:
    r"""JSON that can stand inside a ``script`` element: it holds no ``<``, ``>`` or ``&`` and ends no line.

    >>> embedded({"label": "</script>"})
    Markup('{"label":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def policy(parts: Parts) -> str:
    """The content security policy: nothing but these very styles and scripts, and no request at all."""
    styles = " ".join((*(_source_hash(asset(name)) for name in parts.styles), *parts.library_styles))
    scripts = " ".join(_source_hash(asset(name)) for name in parts.scripts)
    return f"default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'"


def label(model: Model, concept: str, language: str) -> str:
    """The label of a concept by ``scheme/id``; its id when the model names none."""
    known = model.labels.get(concept)
    return known.of(language) if known else concept.partition("/")[2]


def assumptions(model: Model, analysis: Analysis, language: str) -> list[str]:
    """What the picture rests on: the model's assumptions, then what the analysis adds, each once."""
    stated = (*(assumption.text for assumption in model.assumptions), *analysis.assumptions)
    return texts(stated, language)


def texts(stated: Sequence[Text], language: str) -> list[str]:
    """The sentences in one language, each once, in their own order."""
    return list(dict.fromkeys(text.of(language) for text in stated))


def sentences(language: str, keys: Sequence[str]) -> dict[str, str]:
    """The strings a script needs, by key."""
    return {key: word(key, language) for key in keys}


def render(
    template: str,
    parts: Parts,
    title: str,
    model: Model,
    analysis: Analysis,
    language: str,
    *,
    legal: LegalView | None,
    data: object,
    context: Mapping[str, Any],
) -> str:
    """The finished page. ``title`` is a key of the words; scripts read ``data``, the template reads ``context``, which
    goes before what the frame itself would say.

    With ``legal`` it names the day of the law and the circumstances that were stated; without, that nothing was tested.
    """
    language_of(language)

    def say(key: str, **values: object) -> str:
        return word(key, language, **values)

    frame = {
        "say": say,
        "language": language,
        "title": say(title),
        "policy": policy(parts),
        "styles": [Markup(asset(name)) for name in parts.styles],
        "scripts": [Markup(asset(name)) for name in parts.scripts],
        "data": embedded(data),
        "model": model,
        "model_title": model.title.of(language),
        "model_description": model.description.of(language),
        "reference_date": day(analysis.reference_date, language),
        "source": say(
            "source-line",
            model=model.id,
            sources=len(model.sources),
            fingerprint=model.fingerprint[:12] or say("no-fingerprint"),
        ),
        "assumptions": [*(legal.stated(language) if legal else ()), *assumptions(model, analysis, language)],
        "law_day": day(legal.day, language) if legal else "",
    }
    return _environment().get_template(template).render({**frame, **context})


def _source_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("visualisations"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
