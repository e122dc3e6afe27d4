"""Sentences of the command line, in Dutch and English, in one catalogue."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["DISCLAIMER", "WORDS", "say"]

WORDS: dict[str, Text] = {
    "disclaimer-law": Text(
        "Hulpmiddel, geen juridisch advies. Getoetst aan het recht van {date}, zoals hier vastgelegd.",
        "An aid, not legal advice. Tested against the law of {date}, as recorded here.",
    ),
    "law-state": Text("volgens de wet", "under the law"),
    "law-line": Text("Wet: {law}.", "Law: {law}."),
    "disclaimer": Text(
        "Hulpmiddel, geen juridisch advies. Nog niet getoetst aan de wet.",
        "An aid, not legal advice. Not yet tested against the law.",
    ),
    "fictional": Text("Dit model is fictief.", "This model is fictional."),
    "reference-date": Text("peildatum {date}, versie {version}", "reference date {date}, version {version}"),
    "level": Text("niveau {level}", "level {level}"),
    "only-about": Text("Alleen wat deze betrokkene betreft: {subject}.", "Only what concerns this subject: {subject}."),
    "needs": Text("{needs} behoeften, waarvan {gaps} niet vervuld.", "{needs} needs, of which {gaps} are not met."),
    "per-kind": Text("Per soort", "Per kind"),
    "kind": Text("soort", "kind"),
    "count": Text("aantal", "count"),
    "heaviest": Text("De {count} zwaarste gaten", "The {count} heaviest gaps"),
    "weight": Text("gewicht {weight}", "weight {weight}"),
    "helps": Text("Wat zou helpen: {help}", "What would help: {help}"),
    "joint": Text(
        "{count} keer zijn de stukken bekend, maar bij niemand bij elkaar.",
        "{count} times the pieces are known, but nobody has them together.",
    ),
    "joint-none": Text(
        "Geen gezamenlijk gat: voor elk patroon heeft één actor of één overleg de stukken bij elkaar.",
        "No joint gap: for every pattern one actor or one table has the pieces together.",
    ),
    "surplus": Text(
        "{count} keer komt iets bij een actor terwijl dit model niet zegt waarvoor.",
        "{count} times something reaches an actor while this model does not say what for.",
    ),
    "received-law": Text(
        "Van de {count} ontvangen behoeften staat de zwakste stroom volgens de wet op: {states}.",
        "Of the {count} received needs the weakest flow stands, under the law, at: {states}.",
    ),
    "capacity-unknown": Text("hoedanigheid onbekend", "capacity unknown"),
    "surplus-law": Text(
        "Overbodige stromen: {flows}. De wet draagt er {lawful}, eventueel onder voorwaarden, maar dit model zegt niet "
        "waarvoor; {without} zijn ook zonder grond.",
        "Needless flows: {flows}. The law carries {lawful} of them, perhaps on conditions, but this model does not say "
        "what for; {without} have no ground either.",
    ),
    "surplus-undecided": Text("Van {count} is het niet te beslissen.", "Of {count} it cannot be decided."),
    "assumptions": Text("Aannamen van dit model", "Assumptions of this model"),
    "leans": Text(
        "Dit antwoord leunt op {count} aannamen; zij staan onderaan.",
        "This answer leans on {count} assumptions; they are listed at the end.",
    ),
    "files": Text("Bestanden", "Files"),
    "reading": Text("Model {model} lezen …", "Reading model {model} …"),
    "analysing": Text("Behoeften, posities en stromen vergelijken …", "Comparing needs, positions and flows …"),
    "repairing": Text(
        "Zoeken wat de meeste gaten sluit, wanneer het te laat is en waar een signaal niet verder komt …",
        "Finding what closes most gaps, when it is too late and where a signal comes no further …",
    ),
    "writing": Text("Matrix, netwerk en tabellen schrijven …", "Writing matrix, network and tables …"),
    "checking": Text("Vormregels en huisregels nalopen …", "Checking shapes and house rules …"),
    "reasoning": Text("Redeneerder HermiT laten meekijken …", "Asking the HermiT reasoner …"),
    "consistent": Text("HermiT: geen tegenspraak gevonden.", "HermiT: no contradiction found."),
    "no-faults": Text("{model}: geen fouten.", "{model}: no errors."),
    "faults": Text(
        "{model}: {errors} fout(en), {warnings} waarschuwing(en).", "{model}: {errors} error(s), {warnings} warning(s)."
    ),
    "severity-error": Text("FOUT", "ERROR"),
    "severity-warning": Text("let op", "warning"),
    "severity-info": Text("ter info", "info"),
    "line": Text("regel {line}", "line {line}"),
    "remedy": Text("Herstel: {remedy}", "Remedy: {remedy}"),
    "questions": Text(
        "Vragen die u kunt stellen (zichtlijn ask VRAAG --model MODEL --param naam=waarde)",
        "Questions you can ask (zichtlijn ask QUESTION --model MODEL --param name=value)",
    ),
    "no-rows": Text("Geen rijen: op deze vraag is in dit model niets te noemen.", "No rows: nothing to name here."),
    "rows": Text("{count} rijen", "{count} rows"),
    "bad-parameter": Text(
        "Schrijf een parameter als naam=waarde, bijvoorbeeld item=threats-to-kill.",
        "Write a parameter as name=value, for instance item=threats-to-kill.",
    ),
    "left-out": Text(
        "{count} behoeften vervallen met actoren die deze gemeente niet heeft.",
        "{count} needs disappeared with actors this municipality does not have.",
    ),
    "next": Text(
        "Verder kijken: open matrix.html in een browser, of: zichtlijn analyse {model} --json",
        "Look further: open matrix.html in a browser, or: zichtlijn analyse {model} --json",
    ),
}


_CODES = """
norm-kind/basis: grondslag (AVG 6) | basis (GDPR 6)
norm-kind/closed-list: gesloten lijst | closed list
norm-kind/closed-regime: gesloten stelsel | closed regime
norm-kind/duty: plicht om te verstrekken | duty to disclose
norm-kind/exemption: uitzondering (AVG 9, 10) | exemption (GDPR 9, 10)
norm-kind/power: bevoegdheid om te verstrekken | power to disclose
norm-kind/prohibition: verbod | prohibition
norm-kind/request-right: recht om te vragen | right to ask
norm-kind/routing: wijzer naar het gezag | pointer to the authority
norm-kind/safeguard: waarborg | safeguard
norm-kind/scope: reikwijdte | scope
norm-kind/secrecy: geheimhoudingsplicht | duty of secrecy
norm-kind/soft-law: beroepsnorm of leidraad | professional norm or guidance
norm-kind/task: taak | task
modality/may: mag | may
modality/may-in-conflict-of-duties: mag bij conflict van plichten | may in conflict of duties
modality/may-with-consent: mag met toestemming | may with consent
modality/must: moet | must
modality/must-not: mag niet | must not
modality/must-unless: moet, tenzij | must, unless
modality/none: geen | none
date-precision/exact: op de dag | to the day
date-precision/not-later-than: uiterlijk op deze dag | not later than this day
date-precision/year: op het jaar | to the year
text-confidence/derived: afgeleid | derived
text-confidence/from-memory: uit het geheugen | from memory
text-confidence/verified-secondary: nagegaan in een andere bron | checked in another source
text-confidence/verified-text: wettekst gelezen | statute text read
fact-role/circumstance: feit om op te zoeken | fact to look up
fact-role/exception: uitzondering om te controleren | exception to check
fact-role/track: stap die eerst moet | step that must come first
forum/art20: samenwerkingsverband van Wpg 20 | partnership of Wpg 20
forum/bilateral: tussen twee partijen | between two parties
forum/wvggz: traject van de Wvggz | track of the Wvggz
forum/zvh-case: toegelaten zaak in het ZVH | admitted case in the ZVH
forum/zvh-report: aanmelding bij het ZVH | report to the ZVH
initiative/demand: op vordering | on demand
initiative/own: uit eigen beweging | own motion
initiative/request: op verzoek | on request
subject/victim: het slachtoffer | the victim
subject/perpetrator: de vermoedelijke pleger | the alleged perpetrator
subject/child: het kind | the child
text-state/recent-2026: tekst uit 2026 | text of 2026
text-state/recent-2025: tekst uit 2025 | text of 2025
text-state/recent-2023: tekst uit 2022-2024 | text of 2022-2024
text-state/older-recheck: oudere tekst, opnieuw na te gaan | older text, to be checked again
text-state/not-read: tekst niet gelezen | text not read
outcome/MANDATORY: moet | must
outcome/MANDATORY_UNLESS_WEIGHTY: moet, tenzij zwaarwegende redenen zich verzetten | must, unless weighty reasons oppose
outcome/PERMITTED: mag | may
outcome/PERMITTED_HUMAN: mag na afweging | may after weighing
outcome/PERMITTED_IF: mag als aan de voorwaarden is voldaan | may once the conditions are met
outcome/PERMITTED_IF-track: kan pas als eerst iets gebeurt | possible only once something has happened
outcome/ONLY_CONSENT: alleen met toestemming | only with consent
outcome/ONLY_VIA: alleen langs een ander | only through another
outcome/ONLY_CONFLICT: alleen bij een conflict van plichten | only in a conflict of duties
outcome/UNDETERMINED: niet te beslissen | cannot be decided
outcome/NO_GROUND: geen grond | no ground
outcome/PROHIBITED: verboden | forbidden
reason/closed-unless: de wet sluit dit, tenzij een uitzondering geldt | the law closes this unless an exception applies
reason/nothing-recorded: niets vastgelegd: geen verbod, geen toestemming | nothing recorded: no ban, no permission
decision/rule: de regel beslist | the rule decides
decision/human: een beroepskracht weegt | a professional weighs
decision/facts: een feit moet worden opgezocht | a fact must be looked up
decision/track: er moet eerst iets gebeuren | something must happen first
decision/doubt: een open vraag van recht | an open question of law
layer/capacity: hoedanigheid | capacity
layer/task: taak en doel | task and purpose
layer/stops: grenzen en gesloten lijsten | stops and closed lists
layer/secrecy: geheim en doorbreking | secrecy and its lifting
layer/basis: grondslag (AVG 6) | basis (GDPR 6)
layer/exemption-holder: uitzondering bij de houder | exemption of the holder
layer/exemption-recipient: uitzondering bij de ontvanger | exemption of the recipient
layer/compatibility: verenigbaar doel | compatible purpose
layer/recipient: taak van de ontvanger | task of the recipient
layer/onward: regels van eerdere stappen | rules of earlier steps
layer/judgement: menselijke afweging | human judgement
layer/transparency: informeren | transparency
layer/recording: vastleggen | recording
layer/label: etiket van het vervolg | label of what follows
layer-status/true: vervuld | met
layer-status/false: niet vervuld | not met
layer-status/unknown: onbekend | unknown
layer-status/open: aan een mens | for a person
fact-value/true: ja | yes
fact-value/false: nee | no
fact-value/given: gegeven | given
fact-value/refused: geweigerd | refused
fact-value/not-asked: niet gevraagd | not asked
fact-value/withdrawn: ingetrokken | withdrawn
check/verdict: Oordeel | Verdict
check/acute: ACUUT: bel eerst 112. Wat hieronder staat komt daarna. | ACUTE: call 112 first. What follows comes after.
check/why: Uitkomst | Outcome
check/decides: Wie of wat beslist | Who or what decides
check/grounds: Grond | Ground
check/ways: Weg | Way
check/facts: Eerst nagaan | Check first
check/exceptions: Controleer vóór u deelt | Check before you share
check/weigh: Zelf te wegen | For a person to weigh
check/doubts: Open twijfel over het recht | Open doubt of law
check/uncertain: De tekst van deze dag is niet gelezen van | The text of this day was not read of
check/per-subject: Per betrokkene | Per person concerned
check/record: Vastleggen | Record
check/term: Termijn | Term
check/onward: Daarna | Next
check/alternatives: Andere wegen | Other ways
check/layers: Laag voor laag | Layer by layer
check/needed: Wat zou dit veranderen (te toetsen, geen advies) | What would change this (to be tested, no advice)
check/next: Zoek dit eerst uit (wat het meest beslist staat bovenaan) | Find this out first (most decisive on top)
check/missing: ontbreekt {facts} | misses {facts}
check/disclaimer: Hulpmiddel, geen juridisch advies. | An aid, not legal advice.
law/layer: laag | layer
law/status: stand | status
law/norms: normen; omstandigheden | norms; facts
law/id: norm | norm
law/act: wet | act
law/article: artikel | article
law/kind: soort | kind
law/text-state: tekststand | text state
law/count: {count} normen in {versions} versies | {count} norms in {versions} versions
law/none: Geen norm past bij deze keuze. | No norm fits this choice.
law/not-in-force: Op {date} geldt {norm} niet; de versies zijn: | On {date} {norm} is not in force; its versions are:
law/valid: geldig | valid
law/from: vanaf {date} ({precision}) | from {date} ({precision})
law/until: tot en met {date} | up to and including {date}
law/pending: wetsvoorstel; telt niet mee | a bill; does not count
law/modality: modaliteit | modality
law/aliases: ook bekend als | also known as
law/holders: houders | holders
law/recipients: ontvangers | recipients
law/exempts: geldt voor | serves
law/categories: categorieën | categories
law/regimes: regimes | regimes
law/purposes: doelen | purposes
law/forums: kaders | forums
law/initiatives: initiatief | initiative
law/label: etiket | label
law/when: vraagt | asks
law/or: of | or
law/yields-when: wijkt voor | yields when
law/yields: wijkt | yields
law/weigh: zelf te wegen | for a person to weigh
law/opens: doorbreekt | opens
law/keeps-closed: laat gesloten | keeps closed
law/onward: daarna | next
law/recording: vastleggen | recording
law/term: termijn | term
law/doubts: twijfels | doubts
law/text: gelezen tekst | text read
law/confidence: betrouwbaarheid | confidence
law/source: bron | source
law/link: vindplaats | link
law/trail: herkomst | trail
"""
"""Labels of codes; those of the ontology are equal to its own (``ontology/law/schemes.ttl``), which a test checks."""


def _read(line: str) -> tuple[str, Text]:
    key, _, words = line.partition(": ")
    dutch, _, english = words.partition(" | ")
    return key, Text(dutch, english)


WORDS.update(map(_read, _CODES.strip().splitlines()))


DISCLAIMER = WORDS["check/disclaimer"]
"""What stands under every answer."""


def say(key: str, language: str, **filled: object) -> str:
    """The sentence ``key`` with its gaps filled in.

    >>> say("rows", "nl", count=3)
    '3 rijen'
    """
    return WORDS[key].of(language).format(**filled)
