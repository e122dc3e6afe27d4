"""Sentences of a need row, in plain Dutch and English, made from its evidence and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import GapKind, RemedyCode

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need
    from queries.gaps import Evidence

__all__ = ["assumed", "duration", "explain", "help_text"]


def duration(hours: float) -> Text:
    """A term in hours as people say it.

    >>> duration(0.25).nl, duration(24).en, duration(1008).nl
    ('15 minuten', '24 hours', '6 weken')
    """
    if hours < 1:
        return Text(f"{hours * 60:g} minuten", f"{hours * 60:g} minutes")
    if hours % 168 == 0:
        weeks = int(hours // 168)
        return Text("1 week" if weeks == 1 else f"{weeks} weken", "1 week" if weeks == 1 else f"{weeks} weeks")
    if hours > 48 and hours % 24 == 0:
        return Text(f"{hours / 24:g} dagen", f"{hours / 24:g} days")
    return Text(f"{hours:g} uur".replace(".", ","), "1 hour" if hours == 1 else f"{hours:g} hours")


def explain(model: Model, need: Need, evidence: Evidence, hours: float) -> Text:
    """Who misses what, for which step and by when, and why in fact."""
    return Text(
        " ".join(_sentences(model, need, evidence, hours, "nl")),
        " ".join(_sentences(model, need, evidence, hours, "en")),
    )


def _sentences(model: Model, need: Need, evidence: Evidence, hours: float, language: str) -> list[str]:
    who = model.label(need.needer).brief(language)
    what = model.item[need.item].label.of(language)
    step = model.step[need.step].label.of(language).lower()
    term = duration(hours).of(language)
    if language == "nl":
        first = f"{who} heeft «{what}» nodig bij {step}, binnen {term}."
    else:
        first = f"{who} needs “{what}” at {step}, within {term}."
    return [first, *_why(model, need, evidence, language)]


def _why(model: Model, need: Need, evidence: Evidence, language: str) -> list[str]:
    nl = language == "nl"
    match evidence.kind:
        case GapKind.KNOWN | GapKind.RECEIVED:
            return [_met(model, need, evidence, language)]
        case GapKind.SECOND_HAND:
            return [_second_hand(nl), *_first_hand_elsewhere(model, evidence, language)]
        case GapKind.SILO:
            units = _names(model, evidence.own_units, language)
            return [
                f"Het is al binnen de eigen organisatie bekend, bij {units}, maar komt daar niet vandaan."
                if nl
                else f"It is already known inside the same organisation, at {units}, but does not come across."
            ]
        case GapKind.NO_CHANNEL:
            agreed = ", ".join(a.label.of(language) for a in model.agreements if a.id in evidence.agreements)
            return [
                f"Er is een afspraak over ({agreed}), maar geen werkend kanaal."
                if nl
                else f"An agreement covers it ({agreed}), but there is no working channel.",
                *_holders(model, evidence, language),
            ]
        case GapKind.UNAWARE:
            return [
                f"{_label(model, need, language)} weet niet wie het weet: geen van de eigen contacten heeft het."
                if nl
                else f"{_label(model, need, language)} does not know who knows: none of its contacts has it.",
                *_holders(model, evidence, language),
            ]
        case GapKind.NO_FLOW:
            return [_no_flow(model, evidence, language), *_holders(model, evidence, language), *_contacts(evidence, nl)]
        case GapKind.NOT_CREATED:
            return [
                "Dit moet gemaakt worden en geen enkele actor in dit model maakt het."
                if nl
                else "This has to be made, and no actor in this model makes it."
            ]
        case GapKind.UNHELD:
            return [
                "Niemand weet het: elke actor heeft opgegeven wat hij heeft, of dat hij dit niet heeft."
                if nl
                else "Nobody knows it: every actor has stated what it holds, or that it does not hold this."
            ]
        case _:
            return _unknown(model, evidence, language)


def _met(model: Model, need: Need, evidence: Evidence, language: str) -> str:
    nl = language == "nl"
    if evidence.kind is GapKind.RECEIVED:
        chain = _chain(model, evidence.via, language)
        return f"Het komt binnen via {chain}." if nl else f"It arrives by {chain}."
    if need.needer not in model.table:
        return "Dat is daar zelf bekend." if nl else "It is known there first-hand."
    seats, several = _names(model, evidence.seats_knowing, language), len(evidence.seats_knowing) > 1
    if nl:
        return f"Aan tafel {'weten' if several else 'weet'} {seats} het zelf."
    return f"At the table, {seats} {'know' if several else 'knows'} it first-hand."


def _second_hand(nl: bool) -> str:
    return "Het is er alleen van horen zeggen bekend." if nl else "It is known there from hearsay only."


def _first_hand_elsewhere(model: Model, evidence: Evidence, language: str) -> list[str]:
    if not evidence.holders:
        return _holders(model, evidence, language) if evidence.knowers else []
    names = _names(model, evidence.holders, language, most=4)
    return [f"Uit de eerste hand weten het: {names}." if language == "nl" else f"Known first-hand at {names}."]


def _no_flow(model: Model, evidence: Evidence, language: str) -> str:
    nl = language == "nl"
    if not evidence.idle_flows:
        return "Niemand brengt het daar." if nl else "Nobody brings it there."
    senders = sorted({model.flow[f].sender for f in evidence.idle_flows})
    names = _names(model, senders, language)
    return (
        f"{names} {'horen' if len(senders) > 1 else 'hoort'} het door te geven, "
        "maar in de praktijk gebeurt dat niet vanzelf."
        if nl
        else f"{names} ought to pass it on, but in practice that does not happen by itself."
    )


def _holders(model: Model, evidence: Evidence, language: str) -> list[str]:
    nl = language == "nl"
    said = []
    if evidence.holders:
        names = _names(model, evidence.holders, language, most=4)
        said.append(f"Het is bekend bij {names}." if nl else f"It is known at {names}.")
    elif evidence.hearsay_holders:
        names = _names(model, evidence.hearsay_holders, language, most=4)
        said.append(f"Alleen van horen zeggen bekend bij {names}." if nl else f"Known from hearsay only at {names}.")
    elif evidence.knowers:
        names = _names(model, evidence.knowers, language)
        said.append(
            f"Geen enkele partner weet het uit de eerste hand. Wel bekend bij: {names}."
            if nl
            else f"No partner knows it first-hand. Known to: {names}."
        )
    return said


def _contacts(evidence: Evidence, nl: bool) -> list[str]:
    if evidence.contacts_declared:
        return []
    return [
        "Of daar bekend is wie het weet, is niet vastgelegd."
        if nl
        else "Whether they know whom to ask is not recorded.",
    ]


def _unknown(model: Model, evidence: Evidence, language: str) -> list[str]:
    names = _names(model, evidence.incomplete, language, most=4)
    several = len(evidence.incomplete) > 1
    if language == "nl":
        confirmed = "hebben nog niet bevestigd" if several else "heeft nog niet bevestigd"
        return [f"Niet te zeggen: {names} {confirmed} dat alles wat daar bekend is, in dit model staat."]
    confirmed = "have not yet confirmed" if several else "has not yet confirmed"
    return [f"Cannot be said: {names} {confirmed} that everything known there is in this model."]


def help_text(model: Model, need: Need, evidence: Evidence, remedy: RemedyCode | None) -> Text:
    """What would help in fact. Whether it may is said by the law, which this text does not speak for."""
    if remedy is None:
        return Text("", "")
    return Text(_help(model, need, evidence, remedy, "nl"), _help(model, need, evidence, remedy, "en"))


def _help(model: Model, need: Need, evidence: Evidence, remedy: RemedyCode, language: str) -> str:
    nl = language == "nl"
    who = _label(model, need, language)
    inside = evidence.own_units if remedy is RemedyCode.CONNECT_INTERNALLY else ()
    known_at = inside or evidence.holders or evidence.hearsay_holders
    from_whom = _names(model, known_at, language, most=4)
    one_of = _names(model, known_at, language, most=4, last="of" if nl else "or")
    match remedy:
        case RemedyCode.COLLECT:
            return "Iemand moet het gaan vragen of vastleggen." if nl else "Somebody has to ask for it or record it."
        case RemedyCode.CREATE:
            return "Wijs aan wie dit maakt." if nl else "Appoint who makes this."
        case RemedyCode.CONNECT_INTERNALLY:
            return f"Verbind {who} intern met {from_whom}." if nl else f"Connect {who} internally with {from_whom}."
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
            names = _names(model, evidence.incomplete, language, most=3)
            several = len(evidence.incomplete) > 1
            return (
                f"Stel eerst vast wat {names} {'hebben' if several else 'heeft'}."
                if nl
                else f"First establish what {names} {'hold' if several else 'holds'}."
            )


def _givers(model: Model, evidence: Evidence, language: str) -> str:
    idle = sorted({model.flow[flow].sender for flow in evidence.idle_flows})
    agreed = sorted({giver for a in model.agreements if a.id in evidence.agreements for giver in a.givers})
    known = {*evidence.holders, *evidence.hearsay_holders}
    return _names(model, [g for g in agreed if g in known] or idle, language, most=3)


def assumed(model: Model, need: Need) -> tuple[Text, ...]:
    """What this row leans on that nobody confirmed, beside the standing assumptions of the model."""
    said = [
        Text(
            "De termijn is gemodelleerd; geen partner heeft hem vastgesteld.",
            "The term is modelled; no partner has adopted it.",
        ),
        Text(
            "Of delen mag, is nog niet getoetst aan de wet.",
            "Whether sharing is lawful has not been tested yet.",
        ),
    ]
    if need.needer in model.table:
        said.append(
            Text(
                "Een overleg weet niets uit zichzelf: wat één stoel weet, mag niet vanzelf aan de andere stoelen.",
                "A table knows nothing by itself: what one seat knows may not simply be told to the other seats.",
            )
        )
    if need.needer in model.source_of_knowledge:
        said.append(
            Text(
                "Aangenomen is dat zij alleen weet wat het model noemt; wat zij echt weet, weet alleen zij.",
                "It is assumed that she knows only what the model names; what she really knows, only she knows.",
            )
        )
    if need.evidence.confidence.value != "source":
        said.append(
            Text(
                "Dat dit nodig is, is een deskundigenoordeel en nog niet door de partner bevestigd.",
                "That this is needed is an expert judgement, not yet confirmed by the partner.",
            )
        )
    return tuple(said)


def _label(model: Model, need: Need, language: str) -> str:
    return model.label(need.needer).brief(language)


def _chain(model: Model, flows: tuple[str, ...], language: str) -> str:
    senders = [model.flow[flow].sender for flow in flows]
    return " → ".join(model.label(sender).brief(language) for sender in senders)


def _names(model: Model, parties: Iterable[str], language: str, most: int = 12, last: str = "") -> str:
    """Names in a row; ``last`` is the word before the last one. One too many is named too: "1 other" helps nobody."""
    names = [model.label(party).brief(language) for party in parties]
    joined_by = last or ("en" if language == "nl" else "and")
    if len(names) > most + 1:
        more = f"{len(names) - most} {'anderen' if language == 'nl' else 'others'}"
        return f"{', '.join(names[:most])} {joined_by} {more}"
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joined_by} {names[-1]}"
