"""The law on the wire: one verdict, with what would change it, and one norm, as objects with Dutch names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.wording import WORDS
from ontology.terms import Text
from queries.verdict import Decision, Outcome
from queries.verdict_sentences import STATE_LABELS, explain, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ontology.norms import Brought, Clause, Norm, Stop
    from ontology.statutes import Law
    from queries.contrast import Change, Contrast
    from queries.verdict import Alternative, Disclosure, Verdict

__all__ = ["cited_grounds", "norm_object", "outcome_label", "verdict_object"]

Json = dict[str, Any]


def cited_grounds(law: Law, verdict: Verdict) -> tuple[Norm, ...]:
    """The norms that carry the verdict, as they stood on its day."""
    on_day = law.on(verdict.day, pending=True).norm
    return tuple(on_day[name] for name in verdict.grounds if name in on_day)


def outcome_label(outcome: Outcome, decision: Decision | None = None) -> Text:
    """An outcome in words; one that waits for a track does not read like a permission."""
    waits = outcome is Outcome.PERMITTED_IF and decision is Decision.TRACK
    return WORDS[f"outcome/{outcome.value}{'-track' if waits else ''}"]


def verdict_object(
    law: Law,
    disclosure: Disclosure,
    verdict: Verdict,
    *,
    questions: Sequence[str] | None = None,
    contrasts: Sequence[Contrast] | None = None,
) -> Json:
    """One ``oordeel``. Without ``questions``, ``vraagVolgende`` is what the verdict itself waits for; without
    ``contrasts``, ``watIsNodig`` is ``None``: not looked into. ``gelijkwaardig`` are grounds that reach as far as the
    first, each with what it misses itself. What nobody has recorded (``bewaartermijn``,
    ``beroepsnorm``) is ``None`` too.
    """
    asked = verdict.to_check if questions is None else questions
    return {
        **_core(verdict),
        "peildatum": verdict.day,
        "lagen": [_layer(verdict, index) for index in range(len(verdict.layers))],
        "gronden": [_ground(law, norm) for norm in cited_grounds(law, verdict)],
        "onzekereVersies": list(verdict.uncertain_dates),
        "voorwaarden": _conditions(verdict),
        "blokkades": list(verdict.blocks),
        "twijfels": list(verdict.doubts),
        "twijfelsUitgelegd": [_doubt(law, name) for name in verdict.doubts],
        "routes": [list(route) for route in verdict.routes],
        "gelijkwaardig": [_other_way(other) for other in verdict.beside],
        "alternatieven": [_other_way(other) for other in verdict.alternatives],
        "doorgifte": _text(verdict.onward),
        "vastleggen": _text(verdict.recording),
        "termijn": _text(verdict.term),
        "aannamen": [_text(text) for text in verdict.assumptions],
        "acuut": verdict.acute,
        "beroepsnorm": None,
        "transparantie": _transparency(law, verdict),
        "bewaartermijn": None,
        "veiligeUitkomst": None,
        "perStoel": [],
        "perBetrokkene": [
            {
                "betrokkene": _label("subject", subject),
                **_core(member),
                "gronden": [norm.id for norm in cited_grounds(law, member)],
                "voorwaarden": _conditions(member),
                "blokkades": list(member.blocks),
                "toelichting": _text(explain(law, disclosure, member)),
            }
            for subject, member in verdict.per_subject
        ],
        "vraagVolgende": list(asked),
        "watIsNodig": None if contrasts is None else [_contrast(law, contrast) for contrast in contrasts],
        "vragen": _questions(law, verdict, asked),
        "toelichting": _text(explain(law, disclosure, verdict)),
        "kanttekening": {"nl": "hulpmiddel, geen juridisch advies", "en": "an aid, not legal advice"},
    }


def _core(verdict: Verdict) -> Json:
    state = state_of(verdict)
    reason = None if verdict.reason is None else verdict.reason.value
    return {
        "uitkomst": verdict.outcome.value,
        "uitkomstLabel": _text(outcome_label(verdict.outcome, verdict.decision)),
        "modaliteit": verdict.modality.value,
        "modaliteitLabel": _text(WORDS[f"modality/{verdict.modality.value}"]),
        "beslissing": verdict.decision.value,
        "beslissingLabel": _text(WORDS[f"decision/{verdict.decision.value}"]),
        "staat": {"code": state.value, "nl": STATE_LABELS[state].nl, "en": STATE_LABELS[state].en},
        "reden": None if reason is None else _label("reason", reason),
    }


def _conditions(verdict: Verdict) -> Json:
    return {
        "controleerbaar": list(verdict.to_check),
        "teWegen": [_text(text) for text in verdict.to_weigh],
        "uitzonderingen": list(verdict.exceptions),
    }


def _other_way(other: Alternative) -> Json:
    return {
        "grond": other.ground,
        "uitkomst": other.outcome.value,
        "uitkomstLabel": _text(outcome_label(other.outcome, other.decision)),
        "beslissing": other.decision.value,
        "ontbreekt": list(other.missing),
    }


def _layer(verdict: Verdict, index: int) -> Json:
    layer = verdict.layers[index]
    return {
        "laag": layer.name.value,
        "laagLabel": _text(WORDS[f"layer/{layer.name.value}"]),
        "status": layer.status.value,
        "statusLabel": _text(WORDS[f"layer-status/{layer.status.value}"]),
        "normen": list(layer.norms),
        "omstandigheden": list(layer.facts),
    }


def _ground(law: Law, norm: Norm) -> Json:
    return {
        "id": norm.id,
        "wet": law.act[norm.act].short,
        "artikel": norm.article,
        "titel": _text(norm.title),
        "jci": norm.url or None,
        "geldigVanaf": norm.valid_from,
        **_text_read(norm),
    }


def _text_read(norm: Norm) -> Json:
    return {
        "tekststand": norm.text_state.value,
        "tekststandLabel": _text(WORDS[f"text-state/{norm.text_state.value}"]),
        "tekstdatum": norm.text_date,
        "betrouwbaarheid": norm.confidence,
        "betrouwbaarheidLabel": _text(WORDS[f"text-confidence/{norm.confidence}"]),
        "opnieuwNaTeGaan": norm.text_state.needs_recheck,
    }


def _doubt(law: Law, name: str) -> Json:
    """A doubt by what it is about, and what to do while it is open; ``None`` where the law does not say that."""
    found = law.doubt.get(name)
    return {
        "id": name,
        "label": None if found is None else _text(found.label),
        "veiligeKeuze": None if found is None else _text(found.safe_default),
    }


def _transparency(law: Law, verdict: Verdict) -> Json | None:
    """When to tell the person concerned, where the ground says so; whether that alarms the perpetrator is unknown."""
    for norm in cited_grounds(law, verdict):
        if norm.transparency is not None:
            return {"wanneer": norm.transparency, "norm": norm.id, "alarmeertPleger": None}
    return None


def _contrast(law: Law, contrast: Contrast) -> Json:
    return {
        "grond": contrast.ground,
        "wijzigingen": [_change(law, change) for change in contrast.changes],
        "uitkomst": contrast.outcome.value,
        "uitkomstLabel": _text(outcome_label(contrast.outcome)),
    }


def _change(law: Law, change: Change) -> Json:
    kind = {"fact": "omstandigheid", "forum": "kader", "initiative": "initiatief"}[change.kind]
    question = law.fact[change.key].question if change.key in law.fact else None
    return {
        "soort": kind,
        "sleutel": change.key,
        "waarde": change.value,
        "waardeLabel": _label("fact-value" if change.kind == "fact" else change.kind, change.value),
        "vraag": _text(question),
    }


def _questions(law: Law, verdict: Verdict, asked: Iterable[str]) -> Json:
    """Every fact that the verdict names, with its question, its values and who can know it."""
    members = [member for _, member in verdict.per_subject]
    named = {*asked, *verdict.facts_used}
    for each in (verdict, *members):
        named.update(each.to_check, each.exceptions)
        named.update(fact for other in each.alternatives for fact in other.missing)
        named.update(fact for layer in each.layers for fact in layer.facts)
    return {
        name: {
            "vraag": _text(law.fact[name].question),
            "rol": law.fact[name].role.value,
            "waarden": [*law.fact[name].values, "unknown"],
            "wieWeetHet": law.fact[name].known_by or None,
        }
        for name in sorted(named)
        if name in law.fact
    }


def norm_object(law: Law, norm: Norm) -> Json:
    """One version of one norm, with everything that was recorded."""
    act = law.act[norm.act]
    return {
        "id": norm.id,
        "aliassen": list(norm.aliases),
        "wet": {"id": act.id, "naam": _text(act.label), "kort": act.short, "bwb": act.bwb, "celex": act.celex},
        "artikel": norm.article,
        "jci": norm.url or None,
        "titel": _text(norm.title),
        "regel": _text(norm.rule),
        "soort": _label("norm-kind", norm.kind.value),
        "modaliteit": _label("modality", norm.modality.value),
        "geldigVanaf": norm.valid_from,
        "geldigVanafNauwkeurigheid": _label("date-precision", norm.precision.value),
        "geldigTot": norm.valid_to,
        "wetsvoorstel": norm.pending,
        **_text_read(norm),
        "bron": norm.source,
        "herkomst": norm.trail,
        **_reach(norm),
        "vraagt": _clauses(norm.when),
        "teWegen": [_text(text) for text in norm.weigh],
        "doorbreekt": list(norm.opens),
        "laatGesloten": list(norm.keeps_closed),
        "wijkt": _stop(norm.stop),
        "grondslag": _brought(norm.basis),
        "uitzonderingHouder": _brought(norm.exemption_holder),
        "uitzonderingOntvanger": _brought(norm.exemption_recipient),
        "verenigbaar": _brought(norm.compatibility),
        "taakOntvanger": _brought(norm.recipient_task),
        "doorgifte": _text(norm.onward),
        "doorgifteAan": None if norm.onward_to is None else list(norm.onward_to),
        "vastleggen": _text(norm.recording),
        "termijn": _text(norm.term),
        "transparantie": norm.transparency,
        "twijfels": [{"id": doubt.id, "alleenTonen": doubt.show_only} for doubt in norm.doubts],
    }


def _reach(norm: Norm) -> Json:
    """Whom and what a norm is about; an empty list leaves it free."""
    return {
        "houders": list(norm.holders),
        "ontvangers": list(norm.recipients),
        "geldtVoor": list(norm.exempts),
        "geldtVoorRol": norm.exempts_role,
        "categorieen": list(norm.categories),
        "regimes": list(norm.regimes),
        "doelen": list(norm.purposes),
        "kaders": list(norm.forums),
        "initiatieven": list(norm.initiatives),
        "etiket": {attribute: list(values) for attribute, values in norm.label.attributes},
    }


def _clauses(clauses: Iterable[Clause]) -> list[list[Json]]:
    """An AND of ORs."""
    return [
        [
            {"omstandigheid": option.fact, "waarden": list(option.values), "rol": option.role.value}
            for option in clause.options
        ]
        for clause in clauses
    ]


def _stop(stop: Stop | None) -> Json | None:
    if stop is None:
        return None
    return {
        "voorPlicht": stop.duty,
        "voorEigenTaak": stop.own_task,
        "voorToestemming": stop.consent,
        "voorGronden": list(stop.grounds),
        "als": _clauses(stop.when),
    }


def _brought(brought: Brought | None) -> Json | None:
    return None if brought is None else {"status": brought.status, "norm": brought.norm}


def _text(text: Text | None) -> Json | None:
    return None if text is None else {"nl": text.nl, "en": text.en}


def _label(scheme: str, code: str) -> Json:
    """A code with its label; a code that speaks for itself has only the code twice."""
    label = WORDS.get(f"{scheme}/{code}", Text(code, code))
    return {"code": code, "nl": label.nl, "en": label.en}
