"""Headings of the columns that questions answer with, in both languages; the code of a column stays in JSON."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["HEADINGS", "heading"]

_WORDS = """
about_persons: over personen | about persons
actor: actor
added_actor: toegevoegde actor | added actor
added_holding: toegevoegde positie | added holding
agreement: afspraak | agreement
answerable: verantwoordelijk | answerable
assumption: aanname | assumption
assurance: waarborg | assurance
at_maker: bij de maker | at maker
availability: beschikbaarheid | availability
bob: BOB-stap | BOB step
broader: ruimer begrip | broader
capacity: hoedanigheid | capacity
category: categorie | category
channel: kanaal | channel
choice: keuze | choice
choice_kind: soort keuze | kind of choice
composition: samenstelling | composition
concept: begrip | concept
concepts: begrippen | concepts
confidence: betrouwbaarheid | confidence
contact: contact
contacts_complete: contacten compleet | contacts complete
controller: verantwoordelijke | controller
convenor: voorzitter | convenor
count: aantal | count
criterion: criterium | criterion
data_source: gegevensbron | data source
definition: definitie | definition
desk: loket | desk
direction: richting | direction
domain: domein | domain
dynamics: dynamiek | dynamics
entry: ingang | entry
evidence: bewijs | evidence
factor: risicofactor | risk factor
factors: risicofactoren | risk factors
fictional: fictief | fictional
figures_only: alleen cijfers | figures only
flow: stroom | flow
foreign: term elders | term elsewhere
frequency: frequentie | frequency
giver: gever | giver
goal: doel | goal
goal_kind: soort doel | kind of goal
group: groep | group
holder: houder | holder
holdings_complete: posities compleet | holdings complete
hours: uren | hours
hours_level_3: uren niveau 3 | hours level 3
hours_level_4: uren niveau 4 | hours level 4
how: hoe | how
indicator: indicator
ingredient: gemaakt uit | made from
input_note: overige invoer | other input
instrument: instrument
involves: wie erbij | who is involved
item: informatie-item | information item
keeper: bewaarder | keeper
kind: soort | kind
knower: kennisbron | knowledge source
known_gap: bekend praktijkgat | known practice gap
label: naam | name
lacks: heeft niet | lacks
legal_form: rechtsvorm | legal form
level: niveau | level
list: lijst | list
maker: maker
maximum_age_hours: hoogstens oud (uur) | at most old (hours)
meaning: betekenis | meaning
measure: maatregel | measure
measures: maatregelen | measures
minimum_weight: minstens gewicht | at least weight
model: model
municipality: gemeente | municipality
needer: wie het nodig heeft | needer
node: onderdeel | part
note: opmerking | note
order: volgorde | order
ordinary: gewoon bereikbaar | ordinarily reachable
other: ander | other
output: uitvoer | output
owner: eigenaar | owner
owner_note: eigenaar (toelichting) | owner (note)
parent: onder | under
part: onderdeel | part
partner: partner
party: partij | party
product: product
quality: hoe bekend | how known
reach: bereikbaarheid | reachability
reason: reden | reason
receiver: krijgt het | receiver
recipient: ontvanger | recipient
reference: vindplaats | reference
reference_date: peildatum | reference date
regime: regime
register: registratie | register
relation: relatie | relation
repair: herstel | repair
replacement: vervanger | replacement
rhythm: ritme | rhythm
risk: risico | risk
risk_kind: soort risico | kind of risk
says: zegt | says
sender: afzender | sender
source: bron | source
source_party: van | from
statement: uitspraak | statement
statements: uitspraken | statements
status: status
step: stap | step
subject: betreft | concerns
table: overleg | table
teller: wie het vertelt | who tells it
term: term
tested: toetst | tests
text: tekst | text
theme: thema | theme
timing: tijd | timing
title: titel | title
trigger: aanleiding | trigger
type: soort | type
unit: onderdeel | unit
urgent: bij spoed | in urgency
url: adres | address
version: versie | version
volatility: houdbaarheid | volatility
weight: gewicht | weight
within_hours: binnen (uur) | within (hours)
word: woord | word
"""


def _read(line: str) -> tuple[str, Text]:
    code, _, words = line.partition(": ")
    dutch, _, english = words.partition(" | ")
    return code, Text(dutch, english or dutch)


HEADINGS: dict[str, Text] = dict(_read(line) for line in _WORDS.strip().splitlines())


def heading(column: str, language: str) -> str:
    """The heading of a column in ``"nl"`` or ``"en"``; its language suffix does not count.

    >>> heading("item_nl", "nl"), heading("register", "en")
    ('informatie-item', 'register')
    """
    return HEADINGS[column.removesuffix("_nl").removesuffix("_en")].of(language)
