"""Sentences of a need row, in plain Dutch and English, made from its evidence and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import GapKind
from queries.phrasing import chain, duration, label, names, seats_beside

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need
    from queries.answer import NeedRow
    from queries.gaps import Evidence

__all__ = ["NOT_TESTED", "assumed", "confined", "explain", "opening"]


def explain(model: Model, need: Need, evidence: Evidence, hours: float) -> Text:
    """Who misses what, for which step and by when, and why in fact."""
    return Text(
        " ".join(_sentences(model, need, evidence, hours, "nl")),
        " ".join(_sentences(model, need, evidence, hours, "en")),
    )


def opening(model: Model, need: Need | NeedRow, hours: float, language: str) -> str:
    """The first sentence of every row: who needs what, for which step and by when."""
    who = model.label(need.needer).brief(language)
    what = model.item[need.item].label.of(language)
    step = model.step[need.step].label.of(language).lower()
    term = duration(hours).of(language)
    if language == "nl":
        return f"{who} heeft «{what}» nodig bij {step}, binnen {term}."
    return f"{who} needs “{what}” at {step}, within {term}."


def _sentences(model: Model, need: Need, evidence: Evidence, hours: float, language: str) -> list[str]:
    first = opening(model, need, hours, language)
    if model.item[need.item].confined:
        return [first, confined(language)]
    return [first, *_why(model, need, evidence, language)]


def confined(language: str) -> str:
    """Of a confined item no sentence says where it is: the sentence could be read aloud at a table."""
    if language == "nl":
        return "Dit is afgeschermd: bij wie het bekend is, staat hier niet."
    return "This is confined: who knows it is not told here."


def _why(model: Model, need: Need, evidence: Evidence, language: str) -> list[str]:
    nl = language == "nl"
    match evidence.kind:
        case GapKind.KNOWN | GapKind.RECEIVED:
            return [_met(model, need, evidence, language)]
        case GapKind.SECOND_HAND:
            return [_second_hand(model, evidence, language), *_first_hand_elsewhere(model, evidence, language)]
        case GapKind.SILO:
            return [_silo(model, need, evidence, language), *_ought(model, evidence, language)]
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
                f"{label(model, need, language)} weet niet wie het weet: geen van de eigen contacten heeft het."
                if nl
                else f"{label(model, need, language)} does not know who knows: none of its contacts has it.",
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
        route = chain(model, evidence.via, language)
        return f"Het komt binnen via {route}." if nl else f"It arrives by {route}."
    if need.needer not in model.table:
        return "Dat is daar zelf bekend." if nl else "It is known there first-hand."
    seats, several = names(model, evidence.seats_knowing, language), len(evidence.seats_knowing) > 1
    if nl:
        return f"Aan tafel {'weten' if several else 'weet'} {seats} het zelf."
    return f"At the table, {seats} {'know' if several else 'knows'} it first-hand."


def _silo(model: Model, need: Need, evidence: Evidence, language: str) -> str:
    units = names(model, evidence.own_units, language)
    if need.needer in model.table:
        seats = names(model, seats_beside(model, evidence), language)
        if language == "nl":
            return f"Het is bekend bij {units}, binnen dezelfde organisatie als {seats} aan tafel, maar komt daar niet."
        return (
            f"It is known at {units}, inside the same organisation as {seats} at the table, but does not come across."
        )
    if language == "nl":
        return f"Het is al binnen de eigen organisatie bekend, bij {units}, maar komt daar niet vandaan."
    return f"It is already known inside the same organisation, at {units}, but does not come across."


def _second_hand(model: Model, evidence: Evidence, language: str) -> str:
    if not evidence.via:
        return (
            "Het is er alleen van horen zeggen bekend." if language == "nl" else "It is known there from hearsay only."
        )
    route = chain(model, evidence.via, language)
    if language == "nl":
        return f"Het komt er alleen van horen zeggen binnen, via {route}."
    return f"It arrives there from hearsay only, by {route}."


def _first_hand_elsewhere(model: Model, evidence: Evidence, language: str) -> list[str]:
    if not evidence.holders:
        return _holders(model, evidence, language) if evidence.knowers else []
    listed = names(model, evidence.holders, language, most=4)
    return [f"Uit de eerste hand weten het: {listed}." if language == "nl" else f"Known first-hand at {listed}."]


def _no_flow(model: Model, evidence: Evidence, language: str) -> str:
    said = _ought(model, evidence, language)
    return said[0] if said else "Niemand brengt het daar." if language == "nl" else "Nobody brings it there."


def _ought(model: Model, evidence: Evidence, language: str) -> list[str]:
    """Who ought to pass it on and does not."""
    if not evidence.idle_flows:
        return []
    senders = sorted({model.flow[f].sender for f in evidence.idle_flows})
    listed = names(model, senders, language)
    if language == "nl":
        verb = "horen" if len(senders) > 1 else "hoort"
        return [f"{listed} {verb} het door te geven, maar in de praktijk gebeurt dat niet vanzelf."]
    return [f"{listed} ought to pass it on, but in practice that does not happen by itself."]


def _holders(model: Model, evidence: Evidence, language: str) -> list[str]:
    nl = language == "nl"
    said = []
    if evidence.holders:
        listed = names(model, evidence.holders, language, most=4)
        said.append(f"Het is bekend bij {listed}." if nl else f"It is known at {listed}.")
    elif evidence.hearsay_holders:
        listed = names(model, evidence.hearsay_holders, language, most=4)
        said.append(f"Alleen van horen zeggen bekend bij {listed}." if nl else f"Known from hearsay only at {listed}.")
    elif evidence.knowers:
        listed = names(model, evidence.knowers, language)
        said.append(
            f"Geen enkele partner weet het uit de eerste hand. Wel bekend bij: {listed}."
            if nl
            else f"No partner knows it first-hand. Known to: {listed}."
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
    listed = names(model, evidence.incomplete, language, most=4)
    several = len(evidence.incomplete) > 1
    if language == "nl":
        confirmed = "hebben nog niet bevestigd" if several else "heeft nog niet bevestigd"
        return [f"Niet te zeggen: {listed} {confirmed} dat alles wat daar bekend is, in dit model staat."]
    confirmed = "have not yet confirmed" if several else "has not yet confirmed"
    return [f"Cannot be said: {listed} {confirmed} that everything known there is in this model."]


NOT_TESTED = Text(
    "Of delen mag, is nog niet getoetst aan de wet.",
    "Whether sharing is lawful has not been tested yet.",
)
"""What every row says until the law has been asked."""


def assumed(model: Model, need: Need) -> tuple[Text, ...]:
    """What this row leans on that nobody confirmed, beside the standing assumptions of the model."""
    said = [
        Text(
            "De termijn is gemodelleerd; geen partner heeft hem vastgesteld.",
            "The term is modelled; no partner has adopted it.",
        ),
        NOT_TESTED,
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
