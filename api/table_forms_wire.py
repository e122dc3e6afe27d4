"""One table in its legal forms on the wire: counts, changes, acts and every cell, with Dutch names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.law_wire import outcome_label
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.legal_answer import EXTENT_LABELS, NO_DISCLOSURE_LABELS
from queries.table_forms import Change, change_of
from queries.verdict_sentences import STATE_LABELS, State, citation, doubt_text, spoken_state, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model
    from ontology.norms import Norm
    from ontology.statutes import Law
    from queries.table_form_acts import Further
    from queries.table_form_kinds import FormAct
    from queries.table_forms import FormAnswer, TableForms
    from queries.table_tellings import Cell
    from queries.verdict import Verdict

__all__ = ["table_forms_object"]

Json = dict[str, Any]


def table_forms_object(model: Model, law: Law, day: str, answer: TableForms) -> Json:
    """The whole answer. A cell has one ``oordeel`` per leg of its way and goes by the weakest; ``normen`` gives the
    article, its date and the age of its text for every ground and stop named there.

    Confined items are only counted (``afgeschermd``): nothing here names them with a party.
    """
    wire = _Wire(model, law, day, answer)
    forms = [wire.form(form) for form in answer.forms]
    return {
        "model": model.id,
        "modelversie": model.version,
        "vingerafdruk": model.fingerprint,
        "fictief": model.fictional,
        "peildatum": day,
        "omstandigheden": dict(sorted(answer.facts.items())),
        "overleg": {"id": answer.table, **text_object(model.label(answer.table))},
        "eigenBehoeften": answer.asked.own,
        "items": list(answer.asked.items),
        "afgeschermd": answer.asked.confined,
        "stoelen": [
            {"actor": seat, **text_object(model.label(seat)), "rolInZvh": answer.roles[seat]} for seat in answer.seats
        ],
        "vormen": forms,
        "normen": [wire.norm(name) for name in sorted(wire.named)],
        "watGeenVormVerandert": [
            {**wire.norm(name), "combinaties": count} for name, count in answer.binding if wire.known(name)
        ],
        "aannamen": [text_object(one.text) for one in model.assumptions],
        "kanttekening": text_object(DISCLAIMER),
    }


class _Wire:
    def __init__(self, model: Model, law: Law, day: str, answer: TableForms) -> None:
        self.model, self.law, self.answer = model, law, answer
        self._norm: dict[str, Norm] = law.on(day).norm
        self.named: set[str] = set()

    def known(self, name: str) -> bool:
        return name in self._norm

    def norm(self, name: str) -> Json:
        norm = self._norm[name]
        return {
            "id": name,
            "titel": text_object(norm.title),
            "vindplaats": text_object(citation(self.law, norm)),
            "url": norm.url,
        }

    def form(self, answer: FormAnswer) -> Json:
        form = answer.form
        doubts = [name for name in form.doubts if name in self.law.doubt]
        return {
            "vorm": form.id,
            "forum": form.forum,
            **text_object(form.label),
            "uitleg": text_object(form.is_about),
            "handelingen": [self._act(act) for act in form.acts],
            "danNogNodig": [self._further(one) for one in answer.further],
            "samenvatting": self._summary(answer, None),
            "tafel": [self._row(answer.table(item)) for item in self.answer.asked.items],
            "perStoel": [{"actor": seat, **self._summary(answer, seat)} for seat in self.answer.seats],
            "zaak": [self._cell(cell, None) for cell in answer.case],
            "cellen": [self._cell(cell, self.answer.base.cell[cell.seat, cell.item]) for cell in answer.cells],
            "twijfels": [{"id": name, **text_object(doubt_text(self.law, name))} for name in doubts],
        }

    def _act(self, act: FormAct) -> Json:
        stated = self.answer.facts.get(act.fact or "")
        return {
            "id": act.id,
            "omstandigheid": act.fact,
            "wat": text_object(act.what),
            "wie": text_object(act.who),
            "normen": self._norms(act.norms),
            "stand": {"true": "volgens-opgave-wel", "false": "volgens-opgave-niet"}.get(stated or "", "nog-niet"),
        }

    def _further(self, one: Further) -> Json:
        return {
            "omstandigheden": [
                {"id": fact, "vraag": text_object(self.law.fact[fact].question), "wie": self.law.fact[fact].known_by}
                for fact in one.facts
            ],
            "normen": self._norms(one.norms),
            "partijen": list(one.parties),
            "combinaties": one.cells,
        }

    def _norms(self, names: Iterable[str]) -> list[Json]:
        return [self.norm(name) for name in names if name in self._norm]

    def _summary(self, answer: FormAnswer, seat: str | None) -> Json:
        states, changes = answer.states(seat), self.answer.changes(answer, seat)
        return {
            "perStaat": {state.value: states[state] for state in State},
            "nietsTeBeoordelen": states[None],
            "weetHetZelf": answer.known(seat),
            "verandering": {change.value: changes[change] for change in Change},
        }

    def _row(self, cell: Cell) -> Json:
        return {"item": cell.item, "slechtsteStoel": cell.seat, **self._state(cell)}

    def _cell(self, cell: Cell, before: Cell | None) -> Json:
        extent = None if cell.narrower is None else {"code": cell.narrower, **text_object(EXTENT_LABELS[cell.narrower])}
        return {
            "actor": cell.seat,
            "item": cell.item,
            "stap": cell.step,
            "weetHetZelf": cell.knows,
            **self._state(cell),
            "verandering": None if before is None else change_of(before, cell).value,
            "alleenMag": extent,
            "weg": [
                {
                    "van": leg.sender,
                    "naar": leg.recipient,
                    "doel": leg.disclosure.purpose,
                    "forum": leg.disclosure.forum,
                    "oordeel": self._verdict(leg.verdict),
                }
                for leg in cell.legs
            ],
        }

    def _verdict(self, verdict: Verdict) -> Json:
        """What carries one leg and what it waits for; the full verdict on it is what ``check`` answers."""
        named = (*verdict.grounds, *verdict.blocks)
        self.named.update(name for name in named if name in self._norm)
        return {
            "uitkomst": verdict.outcome.value,
            "uitkomstLabel": text_object(outcome_label(verdict.outcome, verdict.decision)),
            "modaliteit": verdict.modality.value,
            "beslissing": verdict.decision.value,
            "gronden": list(verdict.grounds),
            "blokkades": list(verdict.blocks),
            "controleerbaar": list(verdict.to_check),
            "uitzonderingen": list(verdict.exceptions),
            "teWegen": len(verdict.to_weigh),
            "twijfels": list(verdict.doubts),
            "onzekereVersies": list(verdict.uncertain_dates),
        }

    def _state(self, cell: Cell) -> Json:
        reason = (
            None
            if cell.reason is None
            else {"code": cell.reason.value, **text_object(NO_DISCLOSURE_LABELS[cell.reason])}
        )
        if cell.verdict is None:
            return {"uitkomst": None, "staat": None, "reden": reason}
        state = state_of(cell.verdict)
        return {
            "uitkomst": cell.verdict.outcome.value,
            "staat": {
                "code": state.value,
                **text_object(STATE_LABELS[state]),
                "gesproken": text_object(spoken_state(cell.verdict)),
            },
            "reden": reason,
        }
