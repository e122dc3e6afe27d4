"""Sentences that say what would help in fact, in plain Dutch and English; whether it may is for the law to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import RemedyCode
from queries.phrasing import label, names, seats_beside

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need
    from queries.gaps import Evidence

__all__ = ["help_text"]


def help_text(model: Model, need: Need, evidence: Evidence, remedy: RemedyCode | None) -> Text:
    """What would help in fact. Whether it may is said by the law, which this text does not speak for."""
    if remedy is None:
        return Text("", "")
    return Text(_help(model, need, evidence, remedy, "nl"), _help(model, need, evidence, remedy, "en"))


def _help(model: Model, need: Need, evidence: Evidence, remedy: RemedyCode, language: str) -> str:
    nl = language == "nl"
    who = label(model, need, language)
    inside = evidence.own_units if remedy is RemedyCode.CONNECT_INTERNALLY else ()
    known_at = inside or evidence.holders or evidence.hearsay_holders
    from_whom = names(model, known_at, language, most=4)
    one_of = names(model, known_at, language, most=4, last="of" if nl else "or")
    match remedy:
        case RemedyCode.COLLECT:
            return "Iemand moet het gaan vragen of vastleggen." if nl else "Somebody has to ask for it or record it."
        case RemedyCode.CREATE:
            return "Wijs aan wie dit maakt." if nl else "Appoint who makes this."
        case RemedyCode.CONNECT_INTERNALLY:
            seats = names(model, seats_beside(model, evidence), language)
            return f"Verbind {seats} intern met {from_whom}." if nl else f"Connect {seats} internally with {from_whom}."
        case RemedyCode.OPEN_CHANNEL:
            return (
                f"Open een werkend kanaal van {_givers(model, evidence, language)} naar {who}."
                if nl
                else f"Open a working channel from {_givers(model, evidence, language)} to {who}."
            )
        case RemedyCode.NAME_CONTACT:
            return f"Geef {who} een contact bij {from_whom}." if nl else f"Give {who} a contact at {from_whom}."
        case RemedyCode.ASK_HER_SAFELY:
            return (
                "Vraag het haar zelf, als vragen veilig is. Zij is geen vervanging voor wat een partner moet weten."
                if nl
                else "Ask her, if asking is safe. She is no substitute for what a partner ought to know."
            )
        case RemedyCode.KEEP_CLOSED:
            return (
                "Gesloten houden: dit gaat nooit door een overleg, keten of tijdlijn; alleen het signaal dát het er is."
                if nl
                else "Keep closed: never through a table, a chain or a timeline; only the flag that it exists."
            )
        case RemedyCode.MAKE_AGREEMENT:
            return (
                f"Maak een afspraak waardoor {who} het krijgt van {one_of}."
                if nl
                else f"Make an agreement by which {who} gets it from {one_of}."
            )
        case _:
            listed = names(model, evidence.incomplete, language, most=3)
            several = len(evidence.incomplete) > 1
            return (
                f"Stel eerst vast wat {listed} {'hebben' if several else 'heeft'}."
                if nl
                else f"First establish what {listed} {'hold' if several else 'holds'}."
            )


def _givers(model: Model, evidence: Evidence, language: str) -> str:
    idle = sorted({model.flow[flow].sender for flow in evidence.idle_flows})
    agreed = sorted({giver for a in model.agreements if a.id in evidence.agreements for giver in a.givers})
    known = {*evidence.holders, *evidence.hearsay_holders}
    return names(model, [g for g in agreed if g in known] or idle, language, most=3)
