"""What a printed picture is before it is drawn: the facts it states, its legend, and how it goes on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from visualisations.drawn.words import say
from visualisations.page import assumptions
from visualisations.words import day

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.layout import Area
    from visualisations.legal_view import LegalView

__all__ = ["Drawing", "Entry", "FactTable", "Group", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture comes from: a model with its analysis, what the law says on it, and the language."""

    model: Model
    analysis: Analysis
    legal: LegalView
    language: str

    def say(self, key: str, **values: object) -> str:
        """A string in the language of the picture."""
        return say(key, self.language, **values)

    def name(self, party: str) -> str:
        """How a party is called on paper."""
        return self.model.label(party).brief(self.language)

    def item(self, item: str) -> str:
        """How an item is called."""
        return self.model.item[item].label.of(self.language)

    @property
    def stamp(self) -> str:
        """The dates that the picture is of: the model's own, never a clock."""
        language = self.language
        return self.say(
            "stamp-law", date=day(self.analysis.reference_date, language), day=day(self.legal.day, language)
        )

    @property
    def origin(self) -> str:
        """Model, fingerprint, number of sources and version, in one line."""
        model = self.model
        told = self.say(
            "source-line",
            model=model.id,
            sources=len(model.sources),
            fingerprint=model.fingerprint[:12] or self.say("no-fingerprint"),
        )
        return f"{self.say('source')}: {told}; {self.say('version-of', version=self.analysis.version)}"

    @property
    def assumed(self) -> list[str]:
        """What was stated with the question, then what the model and its analysis lean on."""
        return [*self.legal.stated(self.language), *assumptions(self.model, self.analysis, self.language)]


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts of one kind as rows of words, each row once; what the picture draws and the twin lists."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: a mark, drawn in the area it is given, its word, and what the word means."""

    text: str
    meaning: str
    paint: Callable[[Sheet, Area], None]

    @property
    def whole(self) -> str:
        """The word with its meaning."""
        return f"{self.text}: {self.meaning}" if self.meaning else self.text


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of a legend that belong together."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that can be put on paper of any size. ``name`` is its id, ``lead`` the sentence that explains it, and
    ``notes`` what must be said with it. ``paint`` draws it; every sheet carries title, legend, origin and closing line.
    """

    name: str
    title: str
    lead: str
    source: Source
    tables: tuple[FactTable, ...]
    legend: tuple[Group, ...]
    notes: tuple[str, ...]
    paint: Callable[[Drawing, Format], tuple[Sheet, ...]]
