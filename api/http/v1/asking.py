"""How a question is written in a query: the keys every question has, and names checked all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from api.http.answers import JSON, PAGE_SIZE, compute
from api.http.caching import keep
from api.http.negotiation import chosen, header
from api.http.problems import Entry, Problem
from api.http.state import loaded_of
from ontology.errors import RefusedInput, nearest
from ontology.terms import Text

if TYPE_CHECKING:
    from fastapi import Request

    from api.workspace import Workspace
    from ontology.errors import Fault

__all__ = [
    "Asked", "Day", "Fact", "Language", "Level", "Listed", "Names", "Query", "Start", "Subject", "answered",
    "circumstances", "entry_of", "workspace_of",
]  # fmt: skip


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise PydanticCustomError("date_parsing", "no date") from None


Day = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_day),
]
"""A day as ``jjjj-mm-dd``."""
Level = Annotated[int, Field(ge=3, le=4, description="Niveau 3 (hoog) of 4 (acuut): bepaalt de termijnen.")]
Subject = Literal["victim", "perpetrator", "child", "household"]
Fact = Annotated[str, Field(max_length=120, pattern=r"^[a-z0-9.-]+=[a-z0-9.-]+$")]
"""A circumstance, as ``naam=waarde``."""
Start = Annotated[
    str,
    Field(
        max_length=20,
        pattern=r"^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]$",
        description="Wanneer het alarm is: dag en uur van de week, zoals «vr 18:00».",
    ),
]


class Language(BaseModel):
    """The key of every question; a key that is not there is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    taal: Literal["nl", "en"] | None = Field(
        default=None, description="Taal van foutmeldingen; zonder: Accept-Language."
    )


class Query(Language):
    """The keys of every question about a model."""

    model: str | None = Field(
        default=None, max_length=80, description="Model; zonder: het eerste dat deze server aanbiedt."
    )


class Listed(Query):
    """A page of a list."""

    pagina: int = Field(default=1, ge=1, le=100_000, description="Nummer van de bladzijde, vanaf 1.")
    paginaGrootte: int = Field(PAGE_SIZE, ge=1, le=100, description="Aantal per bladzijde.")  # noqa: N815


class Asked(Query):
    """A question under the law: on a day, with what is known."""

    geldigOp: Day | None = Field(default=None, description="Dag van het recht; zonder: de peildatum van het model.")  # noqa: N815
    omstandigheid: list[Fact] = Field(
        default_factory=list, max_length=60, description="Wat bekend is, als naam=waarde; mag vaker."
    )


class Names:
    """Names in a query, checked against what is known; :meth:`refuse` tells every wrong one at once."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def check(self, key: str, value: str | None, known: Iterable[str]) -> None:
        """Note ``value`` under ``key`` when it is not known, with the nearest that are."""
        names = tuple(dict.fromkeys(known))
        if value is None or value in names:
            return
        listed = ", ".join(nearest(value, names) or sorted(names)[:20])
        told = Text(f"«{value}» is hier niet bekend.", f"«{value}» is not known here.")
        remedy = Text(f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}.")
        self.entries.append(Entry("query", key, "unknown-name", told, remedy))

    def add(self, key: str, nl: str, en: str) -> None:
        """Note something else that is wrong."""
        self.entries.append(Entry("query", key, "case", Text(nl, en)))

    def refuse(self) -> None:
        """Raises ``Problem`` 400 with everything that was noted."""
        if self.entries:
            raise Problem(400, None, self.entries)


def entry_of(fault: Fault, where: str, place: str) -> Entry:
    """A fault of the shared reading code, at a place of this call."""
    detail, remedy = Text(fault.message_nl, fault.message_en), Text(fault.remedy_nl, fault.remedy_en)
    code = "unknown-name" if "«" in detail.nl else fault.rule
    return Entry(where, place, code, detail, None if remedy == detail else remedy)


def circumstances(asked: Asked, names: Names) -> tuple[str | None, dict[str, str]]:
    """Day and facts, checked against the law; what is wrong goes to ``names``."""
    if asked.geldigOp is None and not asked.omstandigheid:
        return None, {}
    from api.case_reading import read_circumstances

    keys = [fact.partition("=")[0] for fact in asked.omstandigheid]
    if len(set(keys)) < len(keys):
        names.add(
            "omstandigheid",
            "Geef elke omstandigheid hoogstens één waarde.",
            "Give every circumstance one value at most.",
        )
        return None, {}
    try:
        return read_circumstances(asked.geldigOp, asked.omstandigheid)
    except RefusedInput as refused:
        names.entries += [entry_of(fault, "query", "omstandigheid") for fault in refused.faults]
        return None, {}


def workspace_of(request: Request, asked: Asked, names: Names, level: int = 3, subject: str | None = None) -> Workspace:
    """The workspace that the question is about. With a wrong model or circumstance: one to check names with; call
    ``names.refuse()`` before asking it anything.
    """
    loaded = loaded_of(request)
    names.check("model", asked.model, loaded.models)
    day, facts = circumstances(asked, names)
    known = asked.model if asked.model in loaded.models else None
    return loaded.workspace(known, level, subject, day, facts)


async def answered(request: Request, work: Callable[[], Any]) -> Response:
    """The JSON of what ``work`` gives, made in a thread, kept for whoever asks the same. Raises 406 and 400."""
    from api.wire import dump

    if chosen(header(request.scope, "accept"), (JSON,)) is None:
        raise Problem(406)
    body = await compute(request, lambda: dump(work()).encode())
    keep(request)
    return Response(body, media_type=JSON)
