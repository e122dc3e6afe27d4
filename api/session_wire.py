"""The answer of ``session-import`` as JSON: every answer, what it did, what changed, the actions, and every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.wire_parts import text_object
from ontology.workbook.faults import CellFault
from ontology.workbook.session_lines import ANSWERS, HEADINGS
from queries.session_answers import EFFECTS

if TYPE_CHECKING:
    from api.session_asking import Imported
    from ontology.errors import Fault
    from ontology.model import Model
    from ontology.workbook.differences import Change
    from ontology.workbook.session_reading import Action
    from queries.session_answers import Effect

__all__ = ["session_object"]

Json = dict[str, Any]


def session_object(imported: Imported, model: Model, day: str) -> Json:
    """``antwoorden`` and ``wijzigingen`` are empty when the sheet was refused."""
    done = imported.applied
    return {
        "bestand": imported.session.name,
        "overgenomen": done is not None,
        "model": model.id,
        "modelversie": model.version,
        "peildatum": model.reference_date,
        "sessiedatum": day,
        "antwoorden": [_effect(effect) for effect in done.effects] if done is not None else [],
        "gevolgen": [
            {"stroom": flow, "item": item, "tekst": _dropped(model, flow, item)}
            for flow, item in (done.consequences if done is not None else ())
        ],
        "wijzigingen": [_change(change) for change in imported.changes],
        "acties": [_action(action, imported, model) for action in imported.session.actions] if done else [],
        "bevindingen": [_fault(fault) for fault in imported.faults],
    }


def _effect(effect: Effect) -> Json:
    given = effect.given
    return {
        "tabblad": given.place.sheet,
        "rij": given.place.row,
        "kolom": given.place.column,
        "partner": given.partner,
        "actor": given.line.actor,
        "onderwerp": {"code": given.line.about.value, **text_object(HEADINGS[given.line.about])},
        "wat": text_object(given.line.what),
        "antwoord": {"code": given.answer.value, **text_object(ANSWERS[given.answer])},
        "danWel": given.instead.value if given.instead is not None else None,
        "gevolg": {"code": effect.kind.value, **text_object(EFFECTS[effect.kind])},
    }


def _dropped(model: Model, flow: str, item: str) -> Json:
    told, label = model.flow[flow], model.item[item].label
    ends = [model.label(party) for party in (told.sender, told.recipient)]
    return {
        "nl": f"{ends[0].brief('nl')} geeft «{label.nl}» niet meer aan {ends[1].brief('nl')}: het model kent geen "
        "herkomst meer.",
        "en": f"{ends[0].brief('en')} no longer passes «{label.en}» on to {ends[1].brief('en')}: the model knows no "
        "origin any more.",
    }


def _change(change: Change) -> Json:
    return {
        "soort": change.kind.value,
        "tabblad": text_object(change.sheet.name),
        "id": change.identifier,
        "naam": change.name,
        "kop": None if change.column is None else text_object(change.column.heading),
        "was": change.old,
        "wordt": change.new,
    }


def _action(action: Action, imported: Imported, model: Model) -> Json:
    gap = next((one for one in imported.gaps if one.key == action.gap), None)
    return {
        "gat": action.gap or None,
        "wat": text_object(gap.what) if gap is not None else {"nl": action.about, "en": action.about},
        "soort": text_object(gap.kind) if gap is not None else None,
        "wie": {"id": action.who, **text_object(model.label(action.who))},
        "voor": action.before,
        "herstel": action.remedy or None,
        "tekst": action.words,
    }


def _fault(fault: Fault) -> Json:
    told = fault if isinstance(fault, CellFault) else None
    return {
        "regel": fault.rule,
        "ernst": fault.severity.value,
        "tabblad": None if told is None else told.sheet,
        "rij": fault.line,
        "kolom": None if told is None else told.column or None,
        "plaats": fault.place,
        "melding": {"nl": fault.message_nl, "en": fault.message_en},
        "herstel": {"nl": fault.remedy_nl, "en": fault.remedy_en},
    }
