"""One rule for every answer: nothing joins a confined item to a party, but for the row of who needs it.

:func:`leaks` reads any answer made of dicts, lists and texts; what the question itself named (the recipient of a route)
is no leak. The answers of every analysis are in :mod:`tests.properties.confined_surfaces`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ontology.law_loading import load_law
from ontology.model import Model
from ontology.terms import Text

__all__ = ["Answer", "Told", "leaks", "plainly_named", "told_of"]


@dataclass(frozen=True)
class Answer:
    """What one analysis said, and the parties that the question named itself."""

    content: object
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """The words that name confined items and parties of one model, and who needs the confined items. ``harmless`` are
    words of something else that contain one of those: a norm that is called after the safe address.
    """

    secrets: re.Pattern[str]
    harmless: re.Pattern[str]
    names: Mapping[str, str]
    labels: re.Pattern[str]
    ids: re.Pattern[str]
    needers: frozenset[str]
    read: dict[str, tuple[bool, frozenset[str]]] = field(default_factory=dict, repr=False, compare=False)
    """What each text was read to say, so that a text that stands in every row is read once."""

    def reading(self, text: str) -> tuple[bool, frozenset[str]]:
        """Whether a text names a confined item, and which parties it names besides."""
        known = self.read.get(text)
        if known is None:
            known = self.read[text] = self._reading(text)
        return known

    def _reading(self, text: str) -> tuple[bool, frozenset[str]]:
        plain = self.harmless.sub("", text)
        secret = self.secrets.search(plain) is not None
        # A party whose name is part of the label of the item (the victim's address) is not told by that label.
        plain = self.secrets.sub("", plain)
        patterns = (self.labels,) if " " in plain.strip() else (self.labels, self.ids)
        return secret, frozenset(self.names[word] for pattern in patterns for word in pattern.findall(plain))


def told_of(model: Model) -> Told:
    """The ids and labels of a model. A label is looked for in any text, an id in what is written without spaces (an id,
    or one that is part of another): ``slachtoffer`` in a sentence is a word, as an id it is a party.
    """
    confined = [item for item in model.items if item.confined]
    secret = [word for item in confined for word in (item.id, item.label.nl, item.label.en)]
    labels: dict[str, Text] = {party.id: party.label for party in model.actors}
    labels |= {party.id: party.label for party in model.sources_of_knowledge}
    labels |= {party.id: party.label for party in model.tables}
    norms = [norm.id for norm in load_law().norms if any(word in norm.id for word in secret)]
    return Told(
        _words(secret or ["\0"]),
        _words(norms or ["\0"]),
        {word: name for name, label in labels.items() for word in (name, label.nl, label.en)},
        _words([word for label in labels.values() for word in (label.nl, label.en)]),
        _words(list(labels)),
        frozenset(need.needer for need in model.needs if model.item[need.item].confined),
    )


def plainly_named(model: Model) -> Model:
    """The model in which every party has a label that is no word of any sentence."""

    def named(identifier: str) -> Text:
        return Text(f"Partij={identifier}", f"Partij={identifier}")

    return replace(
        model,
        actors=tuple(replace(one, label=named(one.id)) for one in model.actors),
        sources_of_knowledge=tuple(replace(one, label=named(one.id)) for one in model.sources_of_knowledge),
        tables=tuple(replace(one, label=named(one.id)) for one in model.tables),
    )


def _words(words: list[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])")


def leaks(answer: Answer, told: Told, *, needs: bool) -> list[str]:
    """The smallest parts of an answer in which a confined item and a party stand together, unless that party alone
    needs it (``needs``) or the question named it. With ``needs`` false a confined item must not be named at all, but
    where the question named it.
    """
    if not _mentioned(answer.content, told):
        return []  # nothing is joined to what is not there
    found: list[str] = []
    allowed = answer.asked | (told.needers if needs else frozenset())
    whole = _without_lists(answer.content)
    _visit(whole, told, allowed, answer.asked, found)
    if isinstance(answer.content, dict) and _mentioned(whole, told):
        # The question was about it, so every row below is, whether or not it says so again.
        others = _parties(answer.content, told) - answer.asked
        found += [f"{sorted(others)} in an answer about it"] if others else []
    if not needs and not answer.asked:
        found.append("named where nothing may name it")
    if isinstance(answer.content, dict):
        for part in _lists(answer.content):
            _visit(part, told, allowed, answer.asked, found)
    return found


def _without_lists(content: object) -> object:
    """An answer as a whole joins nothing by having two lists; its own values do."""
    if not isinstance(content, dict):
        return content
    return {key: value for key, value in content.items() if not isinstance(value, list)}


def _lists(content: dict[str, Any]) -> Iterator[object]:
    return (one for value in content.values() if isinstance(value, list) for one in value)


def _visit(
    node: object, told: Told, allowed: frozenset[str], asked: frozenset[str], found: list[str]
) -> tuple[bool, frozenset[str]]:
    """Whether a confined item is named in here, and which parties; a part that joins them is judged once."""
    if isinstance(node, (dict, list, tuple)):
        parts = [*node.values(), *node] if isinstance(node, dict) else list(node)
        read = [_visit(part, told, allowed, asked, found) for part in parts]
        joined = any(secret and parties for secret, parties in read)
        secret = any(one for one, _ in read)
        parties = frozenset[str]().union(*(one for _, one in read))
        if secret and parties and not joined:
            _judge(node, parties, allowed, asked, found)
        return secret, parties
    secret, parties = told.reading(str(node))
    if secret and parties:
        _judge(node, parties, allowed, asked, found)
    return secret, parties


def _judge(
    node: object, parties: frozenset[str], allowed: frozenset[str], asked: frozenset[str], found: list[str]
) -> None:
    if parties - allowed or len(parties - asked) > 1:
        found.append(f"{sorted(parties)} in {str(node)[:300]}")


def _parties(node: object, told: Told) -> frozenset[str]:
    everybody = frozenset(told.names.values())
    _, parties = _visit(node, told, everybody, everybody, [])
    return parties


def _mentioned(node: object, told: Told) -> bool:
    if isinstance(node, dict):
        return any(_mentioned(part, told) for part in (*node, *node.values()))
    if isinstance(node, (list, tuple)):
        return any(_mentioned(part, told) for part in node)
    return told.reading(str(node))[0]
