"""Several signals on the terminal: one desk, one item or all desks as a table, first those that come no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import table, wrap
from ontology.terms import Text
from queries.phrasing import names
from queries.signal_answer import HORIZONS
from queries.signal_sentences import FATE_LABELS

if TYPE_CHECKING:
    from api.signal_asking import SignalAnswer
    from ontology.model import Model
    from queries.desks import DeskRow

__all__ = ["either", "several", "survey_table"]


def several(found: SignalAnswer, language: str) -> list[str]:
    """The signals of one desk or of one item, as a table, those that come no further first."""
    model = found.signals.model
    by_desk = found.item is not None
    columns = [either("loket", "desk", language) if by_desk else "item", *_columns(language)]
    ordered = sorted(found.told, key=lambda one: (not one.fate.dead, one.desk, one.item))
    rows = [
        (
            names(model, [one.desk], language) if by_desk else model.item[one.item].label.of(language),
            FATE_LABELS[one.fate].of(language),
            _hours(one.intake.hours, language),
            names(model, [actor for actor in one.knowing(HORIZONS[-1]) if actor != one.desk], language) or "–",
        )
        for one in ordered
    ]
    return ["", table(columns, rows), "", wrap(_more(language))]


def survey_table(found: SignalAnswer, language: str) -> list[str]:
    survey = found.survey
    assert survey is not None
    model = found.signals.model
    unknown = Text(survey.weight or "", survey.weight or "")
    weight = model.labels.get(f"weight/{survey.weight}", unknown)
    columns = [
        either("loket", "desk", language),
        either("komt niet verder", "comes no further", language),
        either("het eerst", "first", language),
        either("weet het na", "knows after", language),
        either("daarna nog", "then also", language),
    ]
    rows = [_desk(model, row, language) for row in survey.rows]
    note = Text(
        f"«Komt niet verder»: hoeveel van de zwaarste factoren (weging {weight.nl}) die daar verteld kunnen worden, "
        "niemand bereiken die op tijd mag handelen. Bovenaan de loketten waar het door de minste handen gaat, en waar "
        "het daarna het eerst niet verder komt.",
        f"“Comes no further”: how many of the heaviest factors (weight {weight.en}) that can be told there reach "
        "nobody who may act in time. Desks where that happens through the fewest hands and first are on top.",
    )
    told = [] if survey.weight is None else ["", wrap(note.of(language))]
    return ["", table(columns, rows), *told, "", wrap(_more(language))]


def _desk(model: Model, row: DeskRow, language: str) -> tuple[str, ...]:
    if not row.dying:
        return (names(model, [row.desk], language), f"0 / {len(row.heaviest)}", "–", "–", "–")
    first = row.dying[0]
    others = [actor for actor in first.knowing(HORIZONS[-1]) if actor != row.desk]
    return (
        names(model, [row.desk], language),
        f"{len(row.dead)} / {len(row.heaviest)}",
        model.item[first.item].label.of(language),
        _hours(first.intake.hours, language),
        names(model, others, language) or "–",
    )


def _columns(language: str) -> tuple[str, ...]:
    return (
        either("wat ervan wordt", "what becomes of it", language),
        either("loket weet het na", "desk knows after", language),
        either("binnen 7 dagen ook", "within 7 days also", language),
    )


def _hours(hours: float | None, language: str) -> str:
    if hours is None:
        return "?"
    return f"{hours:g} h" if language == "en" else f"{hours:g} u".replace(".", ",")


def _more(language: str) -> str:
    return either(
        "Eén signaal helemaal: noem het loket (--at) en het item (--item). ?: niet te zeggen.",
        "One signal in full: name the desk (--at) and the item (--item). ?: cannot be said.",
        language,
    )


def either(nl: str, en: str, language: str) -> str:
    """One of two sentences."""
    return en if language == "en" else nl
