"""The wording of a contradiction that the reasoner finds: one text per rule, in Dutch and English, with its remedy."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.errors import ErrorText, Fault, Severity

__all__ = ["CATALOGUE", "contradiction"]

CATALOGUE: Mapping[str, ErrorText] = {
    "logic-mayor-and-college": ErrorText(
        "De burgemeester en het college zijn twee bestuursorganen met elk een eigen rechtspositie; het model maakt er "
        "één actor van: {place}.",
        "The mayor and the municipal executive are two organs, each with its own legal position; the model makes one "
        "actor of them: {place}.",
        "Splits {place} in twee actoren, een burgemeester (zl:Mayor) en een college (zl:MunicipalExecutive), en "
        "verdeel wat er nu bij staat.",
        "Split {place} into two actors, a mayor (zl:Mayor) and a municipal executive (zl:MunicipalExecutive), and "
        "divide what stands there now.",
    ),
    "logic-two-positions": ErrorText(
        "De actor {place} is «{one_nl}» en ook «{other_nl}». Die hebben elk een eigen rechtspositie; één actor kan ze "
        "niet allebei hebben.",
        "The actor {place} is “{one_en}” and also “{other_en}”. Each has its own legal position; one actor cannot have "
        "both.",
        "Maak er twee actoren van, of haal een van beide klassen weg.",
        "Make two actors of it, or remove one of the two classes.",
    ),
    "logic-governance-body": ErrorText(
        "{body} is een sturingsorgaan en mag alleen cijfers zonder personen hebben. Volgens {place} heeft het {item}, "
        "en dat gaat over personen.",
        "{body} is a governance body and may hold only figures without persons. By {place} it has {item}, which is "
        "about persons.",
        "Haal {place} weg, of geef het aan een actor die zaken behandelt.",
        "Remove {place}, or give it to an actor that handles cases.",
    ),
    "logic-two-regimes": ErrorText(
        "De registratie {place} valt onder {one} en ook onder {other}. Een registratie valt onder precies één wet.",
        "The record {place} falls under {one} and also under {other}. A record falls under exactly one act.",
        "Laat één regime staan, of maak er twee registraties van.",
        "Leave one regime, or make two records of it.",
    ),
    "logic-two-values": ErrorText(
        "{place} heeft achter «{property_nl}» zowel {one} als {other}. Er kan er maar één zijn.",
        "{place} has both {one} and {other} behind “{property_en}”. There can be only one.",
        "Laat er één staan.",
        "Leave one of them.",
    ),
    "logic-persons-and-figures": ErrorText(
        "Het informatie-item {place} gaat over personen en is ook een cijfer zonder personen. Dat sluit elkaar uit.",
        "The information item {place} is about persons and is also a figure without persons. These exclude each other.",
        "Kies zl:PersonLevelItem of zl:AggregateItem, of maak er twee informatie-items van.",
        "Choose zl:PersonLevelItem or zl:AggregateItem, or make two information items of it.",
    ),
    "logic-actor-and-source": ErrorText(
        "{place} is een actor ({one_why_nl}) en ook een kennisbron ({other_why_nl}). Een kennisbron weet iets maar is "
        "geen partner; zij wordt gevraagd, nooit verplicht.",
        "{place} is an actor ({one_why_en}) and also a knowledge source ({other_why_en}). A knowledge source knows "
        "something but is no partner; it is asked, never ordered.",
        "Kies zl:Actor of zl:KnowledgeSource, en noem op de andere plaats een andere partij.",
        "Choose zl:Actor or zl:KnowledgeSource, and name another party in the other place.",
    ),
    "logic-table-acts": ErrorText(
        "Het overleg {place} wordt gebruikt als partij ({one_why_nl}). Een overleg heeft, geeft en ontvangt zelf "
        "niets; dat doen de actoren op de stoelen.",
        "The table {place} is used as a party ({one_why_en}). A table holds, gives and receives nothing by itself; the "
        "actors on its seats do.",
        "Noem in plaats van {place} de actor die het doet, of zet die actor op een stoel van het overleg.",
        "Name the actor that does it instead of {place}, or put that actor on a seat of the table.",
    ),
    "logic-two-kinds": ErrorText(
        "{place} is «{one_nl}» ({one_why_nl}) en ook «{other_nl}» ({other_why_nl}). Dat sluit elkaar uit.",
        "{place} is “{one_en}” ({one_why_en}) and also “{other_en}” ({other_why_en}). These exclude each other.",
        "Verbeter de klasse van {place}, of noem op de andere plaats iets dat daar wel past.",
        "Correct the class of {place}, or name in the other place something that fits there.",
    ),
    "logic-wrong-value": ErrorText(
        "De waarde achter «{property_nl}» bij {place} is niet van het gevraagde soort: {datatype}.",
        "The value behind “{property_en}” at {place} is not of the kind asked for: {datatype}.",
        "Schrijf een waarde van dat soort, of haal haar weg.",
        "Write a value of that kind, or remove it.",
    ),
    "logic-group": ErrorText(
        "Deze onderdelen spreken elkaar tegen: {core}. Zonder {removal} klopt het model weer.",
        "These parts contradict each other: {core}. Without {removal} the model is consistent again.",
        "Kijk eerst naar {removal}: daar zit de kleinste verbetering.",
        "Look at {removal} first: the smallest correction is there.",
    ),
    "logic-not-narrowed": ErrorText(
        "Het model spreekt zichzelf tegen. Waar precies, is binnen de tijd niet gevonden; de tegenspraak zit in ieder "
        "geval in: {core}.",
        "The model contradicts itself. Where exactly was not found within the time; the contradiction is in any case "
        "within: {core}.",
        "Haal een deel weg en controleer opnieuw.",
        "Remove a part and check again.",
    ),
    "logic-ontology": ErrorText(
        "De begrippen spreken elkaar tegen, ook zonder model.",
        "The terms contradict each other, even without a model.",
        "Dit is een fout van Zichtlijn, niet van u. Meld haar.",
        "This is a fault of Zichtlijn, not yours. Please report it.",
    ),
}
"""Every contradiction the reasoner can explain, by id."""


def contradiction(rule: str, file: str, place: str, **fill: str) -> Fault:
    """The fault of ``rule`` about ``place``, which is also filled in where the sentence names it.

    >>> contradiction("logic-persons-and-figures", "mijn.ttl", "item:x").message("en")[:42]
    'The information item item:x is about perso'
    """
    wording = CATALOGUE[rule]
    nl, en, remedy_nl, remedy_en = (
        part.format(place=place, **fill) for part in (wording.nl, wording.en, wording.remedy_nl, wording.remedy_en)
    )
    return Fault(rule, Severity.ERROR, file, None, place, nl, en, remedy_nl, remedy_en)
