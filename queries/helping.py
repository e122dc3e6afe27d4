"""Sentences that say what would help in fact, in plain Dutch and English; whether it may is for the law to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import RemedyCode
from queries.phrasing import label, names, seats_beside

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need
    from queries.answer import NeedRow
    from queries.gaps import Evidence
    from queries.legal_answer import Judged

__all__ = ["giving", "help_text", "help_within"]


def help_text(model: Model, need: Need, evidence: Evidence, remedy: RemedyCode | None) -> Text:
    """What would help in fact. Whether it may is said by the law, which this text does not speak for."""
    if remedy is None:
        return Text("", "")
    return Text(_help(model, need, evidence, remedy, "nl"), _help(model, need, evidence, remedy, "en"))


def help_within(model: Model, row: NeedRow, judged: Judged) -> Text:
    """What would help in fact, with the law asked: as :func:`help_text`, but it names only holders that may tell it.
    Who holds it and may not is named in the explanation of the row, as a fact, and never as somebody to agree with.
    """
    return Text(_within(model, row, judged, "nl"), _within(model, row, judged, "en"))


def _within(model: Model, row: NeedRow, judged: Judged, language: str) -> str:
    nl = language == "nl"
    who = model.label(row.needer).brief(language)
    match judged.remedy:
        case RemedyCode.CONNECT_INTERNALLY:
            units = names(model, judged.inside, language, most=4)
            controllers = {model.actor[unit].controller for unit in judged.inside}
            table = model.table.get(row.needer)
            parties = (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)
            beside = [one for one in parties if one in model.actor and model.actor[one].controller in controllers]
            return _connected(names(model, beside, language), units, nl=nl)
        case RemedyCode.OPEN_CHANNEL:
            givers = [giver for giver in giving(model, row) if giver in judged.carriers]
            return _opened(names(model, givers, language, most=3), who, nl=nl)
        case RemedyCode.NAME_CONTACT:
            return _contact(who, names(model, judged.carriers, language, most=4), nl=nl)
        case RemedyCode.MAKE_AGREEMENT:
            return _agreed_within(model, who, judged, language)
        case _:
            return row.help.of(language)


def _agreed_within(model: Model, who: str, judged: Judged, language: str) -> str:
    nl = language == "nl"
    last = "of" if nl else "or"
    plain = [party for party in judged.carriers if party not in judged.conditional]
    if plain:
        first = _agreed(who, names(model, plain, language, most=4, last=last), nl=nl)
    else:
        first = (
            "Maak per stoel een afspraak: geen houder mag het zonder meer aan alle stoelen geven."
            if nl
            else "Make an agreement per seat: no holder may simply tell it to every seat."
        )
    if not judged.conditional:
        return first
    also = names(model, judged.conditional, language, most=4, last=last)
    return f"{first} Onder voorwaarden kan het ook van {also}." if nl else f"{first} On conditions also from {also}."


def giving(model: Model, row: NeedRow) -> list[str]:
    """Who is to give it already: by an agreement in force, or by a flow that ought to run and does not."""
    agreed = {giver for one in model.agreements if one.id in row.agreements for giver in one.givers}
    return sorted(agreed | {model.flow[flow].sender for flow in row.idle_flows})


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
            return _connected(seats, from_whom, nl=nl)
        case RemedyCode.OPEN_CHANNEL:
            return _opened(_givers(model, evidence, language), who, nl=nl)
        case RemedyCode.NAME_CONTACT:
            return _contact(who, from_whom, nl=nl)
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
            return _agreed(who, one_of, nl=nl)
        case _:
            listed = names(model, evidence.incomplete, language, most=3)
            several = len(evidence.incomplete) > 1
            return (
                f"Stel eerst vast wat {listed} {'hebben' if several else 'heeft'}."
                if nl
                else f"First establish what {listed} {'hold' if several else 'holds'}."
            )


def _connected(seats: str, units: str, *, nl: bool) -> str:
    return f"Verbind {seats} intern met {units}." if nl else f"Connect {seats} internally with {units}."


def _opened(givers: str, who: str, *, nl: bool) -> str:
    return (
        f"Open een werkend kanaal van {givers} naar {who}." if nl else f"Open a working channel from {givers} to {who}."
    )


def _contact(who: str, from_whom: str, *, nl: bool) -> str:
    return f"Geef {who} een contact bij {from_whom}." if nl else f"Give {who} a contact at {from_whom}."


def _agreed(who: str, one_of: str, *, nl: bool) -> str:
    if nl:
        return f"Maak een afspraak waardoor {who} het krijgt van {one_of}."
    return f"Make an agreement by which {who} gets it from {one_of}."


def _givers(model: Model, evidence: Evidence, language: str) -> str:
    idle = sorted({model.flow[flow].sender for flow in evidence.idle_flows})
    agreed = sorted({giver for a in model.agreements if a.id in evidence.agreements for giver in a.givers})
    known = {*evidence.holders, *evidence.hearsay_holders}
    return names(model, [g for g in agreed if g in known] or idle, language, most=3)
