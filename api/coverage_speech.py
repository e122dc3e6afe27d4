"""How the coverage answer speaks: names, items, times and sentences in one language."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from api.coverage_words import say
from api.terminal import WIDTH
from queries.phrasing import duration, names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.coverage_asking import CoverageAnswer
    from ontology.model import Model
    from queries.joint_sets import Moment

__all__ = ["Speech", "entry"]

_ITEMS = 3
"""How many items one member of a group is shown to bring."""


class Speech:
    """One answer in one language."""

    def __init__(self, answer: CoverageAnswer, language: str) -> None:
        self.answer = answer
        self.model: Model = answer.workspace.model
        self.language = language
        self.actor = answer.question.actor
        self.timed = any(found.timed for _, found in answer.coverages)

    def say(self, key: str, **filled: object) -> str:
        """A sentence with its gaps filled in."""
        return say(key, self.language, **filled)

    def names(self, parties: Iterable[str]) -> str:
        """Parties in a row."""
        return names(self.model, parties, self.language)

    def item(self, item: str) -> str:
        """What an item is called."""
        return self.model.item[item].label.of(self.language)

    def items(self, items: tuple[str, ...]) -> str:
        """The first items by name, and how many more there are."""
        shown = [self.item(item) for item in items[:_ITEMS]]
        more = len(items) - _ITEMS
        return ", ".join([*shown, *([self.say("others", count=more)] if more > 0 else [])])

    def way(self, way: str) -> str:
        """The pieces of one way of a trigger."""
        aspects = (one for _, found in self.answer.coverages for group in found.groups for one in group.aspects)
        return next(one.label.of(self.language) for one in aspects if one.id == way)

    def hours(self, moment: Moment) -> str:
        """A moment as a duration from the start."""
        return duration(moment.hours).of(self.language)


def entry(text: str) -> str:
    """One line of a list, folded."""
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
