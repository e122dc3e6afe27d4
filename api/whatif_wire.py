"""What-if and comparison on the wire: both sides of everything that differs, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.law_wire import verdict_object
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.comparison import CHANGE_LABELS
from queries.edit_words import edit_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.terms import Text
    from queries.answer import JointGap, Surplus
    from queries.comparing import RowSide
    from queries.comparison import Comparison, Difference, Tally
    from queries.edits import Edit
    from queries.outlook import Outlook
    from queries.whatif import WhatIf

__all__ = ["comparison_object", "whatif_object"]

Json = dict[str, Any]


def whatif_object(told: WhatIf) -> Json:
    """The answer of ``whatif``: what was supposed, both premises, and what differs (``voor`` and ``na``)."""
    return {
        "wijzigingen": [_edit(told, edit) for edit in told.edited.edits],
        "verondersteld": [text_object(text) for text in told.edited.supposed],
        **_compared(told.before, told.after, told.comparison, ("voor", "na")),
    }


def comparison_object(one: Outlook, other: Outlook, found: Comparison) -> Json:
    """The answer of ``compare``: both premises and what differs (``a`` and ``b``)."""
    return _compared(one, other, found, ("a", "b"))


def _compared(one: Outlook, other: Outlook, found: Comparison, names: tuple[str, str]) -> Json:
    assumed = dict.fromkeys(text for side in (one, other) for text in _assumptions(side))
    return {
        names[0]: {**_premise(one), "telling": _tally(found.before)},
        names[1]: {**_premise(other), "telling": _tally(found.after)},
        "niveau": one.level,
        "behoeften": [_difference(one, other, row, names) for row in found.rows],
        "gezamenlijk": {
            f"alleen{name.capitalize()}": [_joint(gap) for gap in gaps]
            for name, gaps in zip(names, (found.joint_closed, found.joint_opened), strict=True)
        },
        "overschot": {
            f"alleen{name.capitalize()}": [_surplus(one) for one in group]
            for name, group in zip(names, (found.surplus_closed, found.surplus_opened), strict=True)
        },
        "aannamen": [text_object(text) for text in assumed],
        "kanttekening": text_object(DISCLAIMER),
    }


def _premise(side: Outlook) -> Json:
    model = side.model
    return {
        "model": model.id,
        "modelversie": model.version,
        # A model with something supposed is in no file, and has none.
        "vingerafdruk": model.fingerprint or None,
        "fictief": model.fictional,
        "peildatumRecht": side.premise.day,
        "omstandigheden": dict(sorted(side.premise.facts.items())),
    }


def _tally(tally: Tally) -> Json:
    return {
        "behoeften": tally.needs,
        "gaten": tally.gaps,
        "perSoort": dict(tally.per_kind),
        "perStaat": dict(tally.per_state),
        "afgeschermd": tally.confined,
    }


def _edit(told: WhatIf, edit: Edit) -> Json:
    return {
        "tekst": edit.text,
        "woorden": text_object(edit_words(edit, told.before.premise, told.after.premise)),
        "handeling": edit.act.value,
        "soort": edit.what.value,
        "naam": edit.name,
        "naar": edit.to or None,
        "items": list(edit.items),
        "register": edit.register or None,
        "uren": edit.hours,
        "vanHorenZeggen": edit.hearsay,
    }


def _difference(one: Outlook, other: Outlook, row: Difference, names: tuple[str, str]) -> Json:
    return {
        "actor": row.needer,
        "item": row.item,
        "stap": row.step,
        "gewicht": row.weight,
        "wijziging": {"code": row.change.value, **text_object(CHANGE_LABELS[row.change])},
        "wetVraagtMinder": row.better,
        names[0]: None if row.before is None else _side(one, row.before),
        names[1]: None if row.after is None else _side(other, row.after),
    }


def _side(outlook: Outlook, side: RowSide) -> Json:
    kind = outlook.model.labels.get(f"gap-kind/{side.row.kind.value}")
    remedy = None if side.judged is None else side.judged.remedy
    return {
        "soort": {"code": side.row.kind.value, **({} if kind is None else text_object(kind))},
        "gat": side.is_gap,
        "houder": None if side.judged is None else side.judged.holder,
        "keten": [] if side.way is None else list(side.way.flows),
        "oordeel": _verdict(outlook, side),
        "herstel": None if remedy is None else {"code": remedy, "tekst": text_object(side.help)},
        "uren": side.hours,
        "toelichting": text_object(side.sentence),
    }


def _verdict(outlook: Outlook, side: RowSide) -> Json | None:
    """The verdict of a gap, or of the weakest flow of what is received; ``None`` where there is none to give."""
    law = outlook.premise.law
    if side.judged is not None:
        if side.judged.verdict is None or side.judged.disclosure is None:
            return {"uitkomst": None, "reden": None if side.judged.reason is None else side.judged.reason.value}
        extent = {"omvang": side.judged.extent}
        return {**extent, **verdict_object(law, side.judged.disclosure, side.judged.verdict)}
    leg = None if side.way is None else side.way.weakest
    if leg is None or leg.verdict is None or leg.disclosure is None:
        return None
    return verdict_object(law, leg.disclosure, leg.verdict)


def _joint(gap: JointGap) -> Json:
    return {
        "criterium": gap.criterion,
        "factor": gap.factor,
        "stukken": list(gap.pieces),
        "actoren": list(gap.actors),
        "tafels": list(gap.tables),
        "toelichting": text_object(gap.explanation),
    }


def _surplus(one: Surplus) -> Json:
    return {
        "actor": one.actor,
        "item": one.item,
        "soort": one.kind.value,
        "stroom": one.flow,
        "positie": one.holding,
        "toelichting": text_object(one.explanation),
    }


def _assumptions(side: Outlook) -> Iterable[Text]:
    return (one.text for one in side.model.assumptions)
