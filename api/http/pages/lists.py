"""Closed lists to choose from: values with their words, in groups, the chosen one marked. None has a confined item."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model

__all__ = ["CHOSEN", "Choice", "Group", "Listed", "by_label", "grouped", "items_by_theme", "parties", "starts", "steps"]

Choice: TypeAlias = tuple[str, str, bool]
"""A value, its words, and whether it is chosen."""
Group: TypeAlias = tuple[str, list[Choice]]
"""A heading (empty for none) with choices."""
Listed: TypeAlias = list[tuple[str, str]]
"""Values with their words."""

CHOSEN = Text("Gekozen", "Chosen")
_ACTORS = Text("Actoren", "Actors")
_TABLES = Text("Overleggen", "Tables")
_PEOPLE = Text("Mensen om haar heen", "People around her")
_DAYS = (
    ("ma", Text("maandag", "Monday")),
    ("di", Text("dinsdag", "Tuesday")),
    ("wo", Text("woensdag", "Wednesday")),
    ("do", Text("donderdag", "Thursday")),
    ("vr", Text("vrijdag", "Friday")),
    ("za", Text("zaterdag", "Saturday")),
    ("zo", Text("zondag", "Sunday")),
)
_HOURS = ("03:00", "07:00", "09:00", "12:00", "15:00", "18:00", "22:00")


def grouped(groups: Iterable[tuple[str, Listed]], now: str | None, language: str) -> list[Group]:
    """Groups with the chosen one marked; one that is in no group stands in a group of its own.

    >>> grouped([("", [("a", "A"), ("b", "B")])], "b", "nl")
    [('', [('a', 'A', False), ('b', 'B', True)])]
    """
    found: list[Group] = []
    seen = False
    for head, listed in groups:
        marked = [(value, text, value == now and not seen) for value, text in listed]
        seen = seen or any(chosen for _, _, chosen in marked)
        if marked:
            found.append((head, marked))
    if now and not seen:
        found.append((CHOSEN.of(language), [(now, now, True)]))
    return found


def by_label(listed: Iterable[tuple[str, str]]) -> Listed:
    """In the order of the words."""
    return sorted(listed, key=lambda one: (one[1].casefold(), one[0]))


def items_by_theme(model: Model, language: str) -> list[tuple[str, Listed]]:
    """Every item that is not confined, by theme."""
    themes: dict[str, Listed] = {}
    for item in model.items:
        if not item.confined:
            label = model.labels.get(f"theme/{item.theme}")
            theme = item.theme if label is None else label.of(language)
            themes.setdefault(theme, []).append((item.id, item.label.of(language)))
    return [(theme, by_label(listed)) for theme, listed in sorted(themes.items())]


def parties(model: Model, language: str, *, tables: bool = False, people: bool = False) -> list[tuple[str, Listed]]:
    """Actors, and where wanted tables and the people around her."""
    found = [(_ACTORS.of(language), by_label((one.id, one.label.of(language)) for one in model.actors))]
    if tables:
        found.append((_TABLES.of(language), by_label((one.id, one.label.of(language)) for one in model.tables)))
    if people:
        known = by_label((one.id, one.label.of(language)) for one in model.sources_of_knowledge)
        found.append((_PEOPLE.of(language), known))
    return found


def steps(model: Model, language: str) -> Listed:
    """The steps of the approach, in their order."""
    return [(one.id, one.label.of(language)) for one in sorted(model.steps, key=lambda step: step.order)]


def starts(language: str) -> list[tuple[str, Listed]]:
    """Moments of the week at which somebody may raise the alarm, by day."""
    return [
        (label.of(language), [(f"{code} {hour}", f"{label.of(language)} {hour}") for hour in _HOURS])
        for code, label in _DAYS
    ]
