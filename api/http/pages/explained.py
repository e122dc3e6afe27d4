"""Every domain term with its definition and source, in Dutch and English, out of the packaged ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.terms import Text
from ontology.vocabulary import DEF, ID
from queries.verdict_sentences import STATE_LABELS
from visualisations.palette import STATE_MARKS
from visualisations.words import word

if TYPE_CHECKING:
    from api.http.state import Loaded
    from ontology.model import Model
    from ontology.publishing import Published, Said

__all__ = ["Term", "explained_of", "grouped"]

_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_CLASS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_NO_DEFINITION = ("actor", "controller")
"""Schemes of proper names: a name is not explained."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: ``key`` is ``scheme/code``, or the name of a class (``Actor``). ``iri`` is empty for a word of ours."""

    key: str
    label: Text
    definition: Text
    iri: str

    @property
    def scheme(self) -> str:
        """The list the term is in; ``begrip`` for a class."""
        return self.key.rpartition("/")[0] or "begrip"

    @property
    def anchor(self) -> str:
        """The id under which it stands on the page of terms."""
        return self.key.replace("/", "-")

    @property
    def about(self) -> str:
        """Where everything that is recorded of it can be read; empty for a word of ours."""
        if self.iri.startswith(DEF):
            return f"/def/{self.iri.removeprefix(DEF)}"
        return f"/doc/{self.iri.removeprefix(ID)}" if self.iri else ""


def explained_of(loaded: Loaded, model: Model) -> Mapping[str, Term]:
    """The terms that can be explained for a model, by key."""
    return _all_of(loaded.published(), tuple(sorted(model.labels)))


def grouped(terms: Mapping[str, Term], language: str) -> list[tuple[str, list[Term]]]:
    """The terms by list, each list in the order of the alphabet; classes first."""
    lists: dict[str, list[Term]] = {}
    for term in terms.values():
        lists.setdefault(term.scheme, []).append(term)
    ordered = sorted(lists, key=lambda name: (name != "begrip", name != "state", name))
    return [(name, sorted(lists[name], key=lambda one: one.label.of(language).lower())) for name in ordered]


@lru_cache(maxsize=8)
def _all_of(published: Published, concepts: tuple[str, ...]) -> Mapping[str, Term]:
    found = {term.key: term for term in (*_states(), *_classes(published.vocabulary()))}
    for key in concepts:
        scheme = key.partition("/")[0]
        term = None if scheme in _NO_DEFINITION else _term(key, f"{ID}{key}", published.describe(f"{ID}{key}"))
        if term is not None:
            found[key] = term
    return found


def _states() -> Iterator[Term]:
    """The seven states of the interface, in the words of the legend of the pictures."""
    for state, mark in STATE_MARKS.items():
        meaning = Text(word(mark.meaning, "nl"), word(mark.meaning, "en"))
        yield Term(f"state/{state.value}", STATE_LABELS[state], meaning, "")


def _classes(said: Sequence[Said]) -> Iterator[Term]:
    by_subject: dict[str, list[Said]] = {}
    for one in said:
        by_subject.setdefault(one.subject, []).append(one)
    for iri, rows in by_subject.items():
        name = iri.removeprefix(DEF)
        if iri.startswith(DEF) and name[:1].isupper():
            term = _term(name, iri, rows)
            if term is not None:
                yield term


def _term(key: str, iri: str, said: Sequence[Said]) -> Term | None:
    label, definition = _text(said, _LABEL) or _text(said, _CLASS_LABEL), _text(said, _DEFINITION)
    return None if label is None or definition is None else Term(key, label, definition, iri)


def _text(said: Sequence[Said], predicate: str) -> Text | None:
    found = {one.language: one.value for one in said if one.predicate == predicate}
    return Text(found["nl"], found["en"]) if found.keys() >= {"nl", "en"} else None
