"""Words of the coverage answer, in Dutch and English."""

from __future__ import annotations

from ontology.terms import Text

__all__ = [
    "BY_LABELS",
    "CARRIED_LABELS",
    "NO_SCORE",
    "NO_TIME",
    "PART_LABELS",
    "REACH_LABELS",
    "TIMED",
    "WORDS",
    "say",
]

BY_LABELS: dict[str, Text] = {
    "frame": Text("wegingskader", "weighing frame"),
    "criterion": Text("escalatiecriteria", "escalation criteria"),
    "goal": Text("doelen", "goals"),
    "risk": Text("risico's van de aanpak en hun maatregelen", "risks of the approach and their mitigations"),
    "indicator": Text("indicatoren", "indicators"),
}
"""What each way of asking (``--by``) is called."""

CARRIED_LABELS: dict[str, Text] = {
    "carried": Text("gedragen", "carried"),
    "partly": Text("deels", "partly"),
    "not": Text("niet", "not"),
    "not-to-say": Text("niet te zeggen", "cannot be said"),
}
"""Whether the information position carries something."""

PART_LABELS: dict[str, Text] = {
    "goal": Text("doel", "goal"),
    "risk": Text("risico", "risk"),
    "measure": Text("maatregel", "mitigation"),
    "indicator": Text("indicator", "indicator"),
    "involved": Text("erbij geroepen", "called in"),
}
"""What kind of part of the approach it is."""

REACH_LABELS: dict[str, Text] = {
    "in-time": Text("op tijd bij wie erbij hoort", "in time with whoever is called in"),
    "not-to-say": Text("niet te zeggen", "cannot be said"),
    "dies": Text("bereikt op tijd niemand die erbij hoort", "reaches nobody called in, in time"),
    "anyway": Text("gezien zonder dit verhaal", "seen without this telling"),
    "nobody-called": Text("het criterium roept hier niemand erbij", "the criterion calls in nobody here"),
}
"""What becomes of one way of a criterion that is told at a desk."""

NO_TIME = Text("Tijd niet berekend.", "Time not computed.")
TIMED = Text(
    "Tijden zijn gemodelleerd: uit doorlooptijden en bereikbaarheid van dit model.",
    "Times are modelled: from handling times and reachability in this model.",
)
NO_SCORE = Text(
    "Dekking telt soorten informatie en zegt niets over een persoon. Partnerrisico en kindrisico zijn twee oordelen en "
    "worden nooit opgeteld. Niet zien is niet hetzelfde als niet aanwezig.",
    "Coverage counts kinds of information and says nothing about a person. Partner risk and child risk are two "
    "judgements and are never added up. Not seen is not the same as not there.",
)

WORDS: dict[str, Text] = {
    "law": Text(
        "Een actor ziet wat hij zelf heeft of krijgt langs een weg die de wet draagt (recht van {date}).",
        "An actor sees what it has itself or gets by a way that the law carries (law of {date}).",
    ),
    "given": Text("Ingevuld, niet nagegaan: {facts}.", "Filled in, not looked up: {facts}."),
    "frame": Text("Wegingskader: wie ziet welke risicofactor", "Weighing frame: who sees which risk factor"),
    "criterion": Text("Escalatiecriteria: wie ziet welke weg", "Escalation criteria: who sees which way"),
    "goal": Text("Doelen: wie kent waar zij op rusten", "Goals: who knows what they rest on"),
    "risk": Text(
        "Risico's van de aanpak en hun maatregelen: wie kent waar zij op rusten",
        "Risks of the approach and their mitigations: who knows what they rest on",
    ),
    "indicator": Text("Indicatoren: wie kent wat er geteld wordt", "Indicators: who knows what is counted"),
    "group": Text("groep", "group"),
    "asked": Text("gevraagd", "asked"),
    "one": Text("één alleen", "one alone"),
    "more": Text("meer, elk alleen", "several, each alone"),
    "together": Text("alleen samen", "only together"),
    "nobody": Text("niemand", "nobody"),
    "nobody-sees": Text("Niemand ziet ({group}): {aspects}.", "Nobody sees ({group}): {aspects}."),
    "together-see": Text("Alleen samen te zien ({group}): {aspects}.", "Seen only together ({group}): {aspects}."),
    "one-sees": Text("Eén actor ziet ({group}): {aspects}.", "One actor sees ({group}): {aspects}."),
    "actor": Text("actor", "actor"),
    "step": Text("stap", "step"),
    "all": Text("alles", "all"),
    "sees": Text("ziet", "sees"),
    "ungrounded": Text("zonder grond", "no ground"),
    "unseen": Text("ziet niet", "does not see"),
    "unknown": Text("onbekend", "unknown"),
    "in-time": Text("op tijd", "in time"),
    "late": Text("te laat", "late"),
    "unsaid": Text("niet te zeggen", "cannot be said"),
    "of": Text("{seen} van {asked}", "{seen} of {asked}"),
    "per-step": Text(
        "Per stap is geteld wat de actor dan nodig heeft.", "Per step, what the actor needs then is counted."
    ),
    "timed": Text(
        "Van wat de actor ziet: binnen de termijn van de stap (gemodelleerd)?",
        "Of what the actor sees: within the term of the step (modelled)?",
    ),
    "per-actor": Text("Per actor (wat ieder alleen ziet)", "Per actor (what each sees alone)"),
    "misses": Text("Ziet niet bij {step} ({group}): {aspects}.", "Does not see at {step} ({group}): {aspects}."),
    "joint": Text("Wie ziet het samen", "Who sees it together"),
    "ways": Text("{count} wegen", "{count} ways"),
    "way": Text("1 weg", "1 way"),
    "beyond": Text(
        "{count} buiten het model (een gebeurtenis of verloop van tijd)",
        "{count} beyond the model (an event or a lapse of time)",
    ),
    "never": Text("{count} ziet niemand, ook samen niet", "{count} nobody sees, not even together"),
    "alone": Text("Alleen zien dit {count} actoren: {actors}.", "Alone, {count} actors see this: {actors}."),
    "alone-one": Text("Alleen ziet dit één actor: {actors}.", "Alone, one actor sees this: {actors}."),
    "alone-none": Text("Geen actor ziet dit alleen.", "No actor sees this alone."),
    "sets": Text(
        "Daarnaast zien {count} kleinste groepen dit samen; een overleg met een rechtsvorm (artikel 20 Wpg of Zorg- en "
        "Veiligheidshuis) zet er {seated} bij elkaar.",
        "Besides, {count} smallest groups see this together; a table with a legal form (article 20 Wpg or care and "
        "safety house) seats {seated} of them.",
    ),
    "sets-only": Text(
        "Samen zien {count} kleinste groepen dit; een overleg met een rechtsvorm (artikel 20 Wpg of Zorg- en "
        "Veiligheidshuis) zet er {seated} bij elkaar.",
        "Together, {count} smallest groups see this; a table with a legal form (article 20 Wpg or care and safety "
        "house) seats {seated} of them.",
    ),
    "this-way": Text("Alleen samen: {way}", "Only together: {way}"),
    "rest": Text("{count} andere actoren zien hier niets van.", "{count} other actors see nothing of this."),
    "sets-none": Text("Geen groep hoeft dit samen te leggen.", "No group has to put this together."),
    "sets-nobody": Text("Ook samen zien de actoren dit niet.", "Not even together do the actors see this."),
    "searched": Text(
        "Gezocht tot en met groepen van {size}; grotere zijn niet nagegaan.",
        "Searched up to groups of {size}; larger ones were not looked at.",
    ),
    "mine": Text("{count} daarvan met {actor}.", "{count} of them with {actor}."),
    "incomplete": Text(
        "Van {actors} is niet verklaard dat het model alles noemt wat zij hebben: wat zij niet zien, is onbekend.",
        "Of {actors} nobody declared that the model lists all they have: what they do not see is unknown.",
    ),
    "without": Text("{text} (+{count} zonder grond)", "{text} (+{count} without ground)"),
    "others": Text("nog {count}", "{count} more"),
    "confined": Text("{count} item(s) blijven gesloten en tellen niet mee.", "{count} item(s) stay closed, uncounted."),
    "first": Text(
        "Het eerst kan dit zien: {actors}, na {hours} (gemodelleerd).",
        "The first who can see this: {actors}, after {hours} (modelled).",
    ),
    "first-at-most": Text(
        "Het eerst kan dit zien: {actors}, uiterlijk na {hours} (gemodelleerd).",
        "The first who can see this: {actors}, after {hours} at the latest (modelled).",
    ),
    "first-unsaid": Text("Wie dit het eerst kan zien is niet te zeggen.", "Who can see this first cannot be said."),
    "first-open": Text(
        "Van {actors} is het moment niet te zeggen.",
        "The moment of {actors} cannot be said.",
    ),
    "brings": Text("{actor} heeft {items}", "{actor} has {items}"),
    "no-table": Text("geen overleg zet hen bij elkaar", "no table seats them"),
    "tables": Text("aan overleg: {tables}", "at table: {tables}"),
    "tells": Text(
        "{teller} vertelt {gatherer} «{item}»: {state}{ground}",
        "{teller} tells {gatherer} “{item}”: {state}{ground}",
    ),
    "undecidable": Text("hoedanigheid of taak onbekend", "capacity or task unknown"),
    "none-tells": Text("De wet draagt dit zo niet.", "The law does not carry it this way."),
    "moment": Text("stukken binnen na {hours} (gemodelleerd)", "pieces in after {hours} (modelled)"),
    "moment-unsaid": Text("tijdstip niet te zeggen", "moment cannot be said"),
    "table-no-ground": Text(
        "Een overleg is nog geen grond: elke verstrekking is apart getoetst.",
        "A table is no ground: each disclosure was decided by itself.",
    ),
    "look": Text(
        "Meer over één criterium: zichtlijn coverage {model} --criterion {criterion}",
        "More on one criterion: zichtlijn coverage {model} --criterion {criterion}",
    ),
    "alarm": Text("De klok begint met het alarm op {start}.", "The clock starts with the alarm on {start}."),
    "carried-head": Text(
        "Draagt de informatiepositie dit? Alarm op {start} (gemodelleerd)",
        "Does the information position carry this? Alarm on {start} (modelled)",
    ),
    "carried-how": Text(
        "Gedragen: wie ermee moet werken heeft alles zelf of krijgt het rechtmatig binnen de termijn. Geen cijfer: de "
        "delen worden niet opgeteld. Waarop een onderdeel rust is deskundigenoordeel.",
        "Carried: whoever must work with it has all of it, or lawfully gets it within the term. No score: parts are "
        "not added up. What a part rests on is expert judgement.",
    ),
    "carried-more": Text(
        "De redenen: zichtlijn coverage {model} {options}", "The reasons: zichtlijn coverage {model} {options}"
    ),
    "carried-have": Text("Bekend of op tijd: {listed}.", "Known or in time: {listed}."),
    "law-says": Text("Recht: {state}.", "Law: {state}."),
    "rests-on-nothing": Text(
        "niet te zeggen, het model zegt niet op welke informatie dit rust",
        "cannot be said, the model does not say which information this rests on",
    ),
    "needs-nothing": Text(
        "niet te zeggen, het model noemt hier geen behoefte van",
        "cannot be said, the model lists no need of it here",
    ),
    "child": Text("kind", "child"),
    "child-track": Text("Het kind, apart:", "The child, apart:"),
    "unneeded": Text(
        "Niemand staat genoteerd als wie dit nodig heeft: {items}.", "Nobody is listed as needing this: {items}."
    ),
    "from-desks": Text(
        "Vanaf de loketten, {criterion}: komt het binnen {hours} bij wie erbij hoort? (gemodelleerd)",
        "From the desks, {criterion}: does it reach whoever is called in within {hours}? (modelled)",
    ),
    "no-desk": Text(
        "Bij geen loket van dit model kan hier iets van worden verteld.",
        "At no desk of this model can any of it be told.",
    ),
    "desks-dead": Text(
        "Van hier bereikt geen enkele weg op tijd wie erbij hoort: {desks}.",
        "From here no way reaches whoever is called in, in time: {desks}.",
    ),
    "desk": Text("loket", "desk"),
    "reach-in-time": Text("op tijd", "in time"),
    "reach-not-to-say": Text("niet te zeggen", "cannot be said"),
    "reach-dies": Text("bereikt niemand", "reaches nobody"),
    "reach-anyway": Text("toch al", "anyway"),
    "reach-nobody-called": Text("niemand erbij", "nobody called"),
    "more-ways": Text("{count} wegen meer op tijd: zie --json.", "{count} more ways in time: see --json."),
    "seen-from": Text(
        "{way} verteld bij {desk}: eerst {first}; van wie erbij hoort {called}.",
        "{way} told at {desk}: first {first}; of those called in {called}.",
    ),
    "assumptions": Text("Aannamen van dit model", "Assumptions of this model"),
}


def say(key: str, language: str, **filled: object) -> str:
    """The sentence ``key`` with its gaps filled in.

    >>> say("of", "nl", seen=3, asked=15)
    '3 van 15'
    """
    return WORDS[key].of(language).format(**filled)
