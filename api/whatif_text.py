"""What-if and comparison on the terminal: counts of both sides, then every difference with both its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.terminal import table, wrap
from api.wording import DISCLAIMER, say
from ontology.terms import Text
from queries.clock import lapse
from queries.comparison import CHANGE_LABELS, Change
from queries.edit_words import edit_words
from queries.legal_answer import NO_DISCLOSURE_LABELS, NoDisclosure
from queries.verdict_sentences import STATE_LABELS, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from queries.comparing import RowSide
    from queries.comparison import Comparison, Difference
    from queries.edits import Edit
    from queries.outlook import Outlook
    from queries.whatif import WhatIf

__all__ = ["comparison_text", "whatif_text"]

_NOTHING = Text("Dit verandert niets: geen gat, geen oordeel, geen toelichting.", "This changes nothing at all.")
_SAME = Text("Er is geen verschil.", "There is no difference.")
_TIMES = Text("tijd", "time")
_NO_TIME = Text("niet te zeggen", "cannot be said")
_HELPS = Text("wat dan helpt", "what helps then")
_HEADINGS: dict[Change, Text] = {
    Change.OPENED: Text("Gat in B, niet in A", "A gap in B, not in A"),
    Change.CLOSED: Text("Gat in A, niet in B", "A gap in A, not in B"),
    Change.ADDED: Text("Behoefte alleen in B", "Need in B only"),
    Change.GONE: Text("Behoefte alleen in A", "Need in A only"),
}


@dataclass(frozen=True)
class _Wording:
    """How the two sides and what differs are named."""

    sides: tuple[Text, Text]
    headings: Mapping[Change, Text]
    joint: tuple[Text, Text]
    surplus: tuple[Text, Text]
    less: tuple[Text, Text]


_WHATIF = _Wording(
    (Text("nu", "now"), Text("dan", "then")),
    {change: Text(label.nl.capitalize(), label.en.capitalize()) for change, label in CHANGE_LABELS.items()},
    (Text("Gezamenlijk gat vervalt", "Joint gap disappears"), Text("Gezamenlijk gat erbij", "New joint gap")),
    (Text("Overschot vervalt", "Surplus disappears"), Text("Overschot erbij", "New surplus")),
    (
        Text("de wet vraagt dan minder", "the law asks less then"),
        Text("de wet vraagt dan meer", "the law asks more then"),
    ),
)
_COMPARED = _Wording(
    (Text("A", "A"), Text("B", "B")),
    {**_WHATIF.headings, **_HEADINGS},
    (
        Text("Gezamenlijk gat alleen in A", "Joint gap in A only"),
        Text("Gezamenlijk gat alleen in B", "Joint gap in B only"),
    ),
    (Text("Overschot alleen in A", "Surplus in A only"), Text("Overschot alleen in B", "Surplus in B only")),
    (
        Text("in B vraagt de wet minder", "in B the law asks less"),
        Text("in A vraagt de wet minder", "in A the law asks less"),
    ),
)


def whatif_text(told: WhatIf, limit: int, language: str) -> str:
    """The whole answer of ``whatif``, at most 80 columns wide; ``limit`` needs per kind of change (0: all)."""
    model, days = told.before.model, [side.premise.day for side in (told.before, told.after)]
    supposed = Text("Verondersteld", "Supposed").of(language)
    return "\n".join(
        [
            model.title.of(language),
            *([say("fictional", language)] if model.fictional else []),
            *(wrap(say("disclaimer-law", language, date=day)) for day in dict.fromkeys(days)),
            "",
            f"{supposed}:",
            *_listed(_words(told, edit).of(language) for edit in told.edited.edits),
            *(_listed(text.of(language) for text in told.edited.supposed)),
            *_found(told.before, told.after, told.comparison, limit, language, _WHATIF, _NOTHING),
        ]
    )


def _words(told: WhatIf, edit: Edit) -> Text:
    return edit_words(edit, told.before.premise, told.after.premise)


def comparison_text(one: Outlook, other: Outlook, found: Comparison, limit: int, language: str) -> str:
    """The whole answer of ``compare``: A and B are named alike, neither is the right one."""
    return "\n".join(
        [
            *(line for name, side in (("A", one), ("B", other)) for line in _named(name, side, language)),
            *_found(one, other, found, limit, language, _COMPARED, _SAME),
        ]
    )


def _named(name: str, side: Outlook, language: str) -> list[str]:
    model, facts = side.model, sorted(side.premise.facts.items())
    told = Text(
        f"{name}: {model.title.nl}, versie {model.version}, recht van {side.premise.day}",
        f"{name}: {model.title.en}, version {model.version}, law of {side.premise.day}",
    ).of(language)
    known = "".join(f"; {fact}={value}" for fact, value in facts)
    return [wrap(f"{told}{known}."), *([say("fictional", language)] if model.fictional else [])]


def _found(
    one: Outlook, other: Outlook, found: Comparison, limit: int, language: str, words: _Wording, nothing: Text
) -> list[str]:
    return [
        "",
        *([wrap(nothing.of(language)), ""] if found.nothing else []),
        _counts(one, found, language, words),
        *(line for change in Change for line in _changes(found.of(change), change, limit, language, words)),
        *_others(found, limit, language, words),
        *_leans(one, other, found, language),
    ]


def _counts(one: Outlook, found: Comparison, language: str, words: _Wording) -> str:
    """Needs, gaps, kinds and states of both sides, those that either side has."""
    before, after = found.before, found.after
    head = (say("count", language), *(side.of(language) for side in words.sides))
    rows: list[tuple[str, int, int]] = [
        (Text("behoeften", "needs").of(language), before.needs, after.needs),
        (Text("gaten", "gaps").of(language), before.gaps, after.gaps),
    ]
    for kind in sorted({*before.per_kind, *after.per_kind}):
        label = one.model.labels.get(f"gap-kind/{kind}", Text(kind, kind)).of(language)
        rows.append((f"  {label}", before.per_kind.get(kind, 0), after.per_kind.get(kind, 0)))
    for code in sorted({*before.per_state, *after.per_state}):
        law = say("law-state", language)
        label = _state(code).of(language)
        rows.append((f"  {law}: {label}", before.per_state.get(code, 0), after.per_state.get(code, 0)))
    return table(head, rows)


def _state(code: str) -> Text:
    if code in {state.value for state in State}:
        return STATE_LABELS[State(code)]
    return NO_DISCLOSURE_LABELS[NoDisclosure(code)] if code else Text("niets te beslissen", "nothing to decide")


def _changes(rows: Sequence[Difference], change: Change, limit: int, language: str, words: _Wording) -> list[str]:
    """The needs with one change, the heaviest first."""
    if not rows:
        return []
    shown = rows[: limit or None]
    lines = ["", f"{words.headings[change].of(language)} ({len(rows)})"]
    for number, row in enumerate(shown, 1):
        first, *more = [line for text in _row(row, language, words) for line in [wrap(text, "    ")]]
        lines += [f"{number:>2}. {first[4:]}", *more]
    return lines + _rest(len(rows) - len(shown), language)


def _rest(left: int, language: str) -> list[str]:
    if left <= 0:
        return []
    return [
        f"    {Text(f'En nog {left}; --limit 0 toont alles.', f'And {left} more; --limit 0 shows all.').of(language)}"
    ]


def _row(row: Difference, language: str, words: _Wording) -> list[str]:
    said = []
    for name, side in zip(words.sides, (row.before, row.after), strict=True):
        if side is not None:
            said.append(f"{name.of(language)}: {side.sentence.of(language)}")
    if row.better is not None:
        said.append(f"({words.less[0 if row.better else 1].of(language)})")
    if row.change is Change.TIME or _has_time(row):
        times = [_hours(side, language) for side in (row.before, row.after) if side is not None]
        said.append(f"{_TIMES.of(language)}: {' → '.join(times)}")
    if row.after is not None and row.after.is_gap and row.after.help.of(language) and row.change is not Change.ADDED:
        said.append(f"{_HELPS.of(language)}: {row.after.help.of(language)}")
    return said


def _has_time(row: Difference) -> bool:
    return any(side is not None and side.hours is not None for side in (row.before, row.after))


def _hours(side: RowSide, language: str) -> str:
    return (_NO_TIME if side.hours is None else lapse(side.hours)).of(language)


def _others(found: Comparison, limit: int, language: str, words: _Wording) -> list[str]:
    """Joint gaps and surplus that only one side has."""
    groups = (
        (words.joint[1], found.joint_opened),
        (words.joint[0], found.joint_closed),
        (words.surplus[1], found.surplus_opened),
        (words.surplus[0], found.surplus_closed),
    )
    lines: list[str] = []
    for heading, group in groups:
        if group:
            shown = group[: limit or None]
            lines += ["", f"{heading.of(language)} ({len(group)})"]
            lines += _listed(one.explanation.of(language) for one in shown)
            lines += _rest(len(group) - len(shown), language)
    return lines


def _leans(one: Outlook, other: Outlook, found: Comparison, language: str) -> list[str]:
    """What the answer leans on."""
    confined = max(found.before.confined, found.after.confined)
    closed = Text(
        f"Afgeschermde behoeften: {confined}. Daarover staat hier niets, ook niet of er iets verandert, en zij tellen "
        "hier niet mee; bij «zichtlijn analyse» tellen zij wel mee.",
        f"Confined needs: {confined}. Nothing is told about them here, not even whether anything changes, and they are "
        "not counted here; “zichtlijn analyse” does count them.",
    )
    days = dict.fromkeys(side.premise.day for side in (one, other))
    assumed = dict.fromkeys(text.text for side in (one, other) for text in side.model.assumptions)
    law = Text(
        f"Het recht van {' en '.join(days)}, zoals hier vastgelegd.", f"The law of {' and '.join(days)}, as recorded."
    )
    said = [
        *([closed] if confined else []),
        law,
        Text("Termijnen en tijden zijn gemodelleerd.", "Terms and times are modelled."),
        *assumed,
        DISCLAIMER,
    ]
    return [
        "",
        Text("Waar dit op leunt", "What this leans on").of(language),
        *_listed(text.of(language) for text in said),
    ]


def _listed(texts: Iterable[str]) -> list[str]:
    return [wrap(f"- {text}", "  ")[2:] for text in texts]
