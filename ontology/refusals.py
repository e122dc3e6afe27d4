"""Everything a guard of the reader can refuse: one text per rule, in Dutch and English, with its remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ontology.errors import ErrorText, Fault, Severity
from ontology.refusals_workbook import WORKBOOK

__all__ = ["CATALOGUE", "MOST_PER_RULE", "capped", "refuse"]

MOST_PER_RULE = 50
"""How many faults of one rule are listed for one file; the rest is counted."""

_PACKAGED_FORM_NL = "Lever een Turtle-bestand (.ttl) aan, gecodeerd als UTF-8."
_PACKAGED_FORM_EN = "Supply a Turtle file (.ttl), encoded as UTF-8."
_REMOVE_NL = "Haal het weg. Zichtlijn werkt met soorten informatie en rollen, nooit met gegevens over een persoon."
_REMOVE_EN = "Take it out. Zichtlijn works with kinds of information and roles, never with data about a person."
_LOOK_NL = "Kijk of dit over een persoon of een zaak gaat. Zo ja, haal het weg."
_LOOK_EN = "See whether this is about a person or a case. If it is, take it out."

_FILE: Mapping[str, ErrorText] = {
    "file-too-large": ErrorText(
        "Het bestand is groter dan {limit} MB.",
        "The file is larger than {limit} MB.",
        "Splits het model of laat weg wat al in het referentiemodel staat.",
        "Split the model, or leave out what the reference model already says.",
    ),
    "file-unreadable": ErrorText(
        "Het bestand kan niet worden gelezen.",
        "The file cannot be read.",
        "Controleer of het bestand bestaat en of u het mag lezen.",
        "Check that the file exists and that you may read it.",
    ),
    "file-suffix": ErrorText(
        "Deze versie leest alleen Turtle-bestanden; de naam eindigt niet op .ttl.",
        "This version reads Turtle files only; the name does not end in .ttl.",
        _PACKAGED_FORM_NL,
        _PACKAGED_FORM_EN,
    ),
    "not-utf8": ErrorText(
        "Het bestand is geen UTF-8.",
        "The file is not UTF-8.",
        "Sla het bestand op als UTF-8 (zonder UTF-16 of UTF-32) en probeer het opnieuw.",
        "Save the file as UTF-8 (not UTF-16 or UTF-32) and try again.",
    ),
    "control-character": ErrorText(
        "Het bestand bevat een stuurteken, bijvoorbeeld een nulbyte.",
        "The file contains a control character, such as a null byte.",
        "Verwijder het teken; alleen tab en regeleinde zijn toegestaan.",
        "Remove the character; only tab and line end are admitted.",
    ),
    "xml-declaration": ErrorText(
        "Het bestand bevat een XML-documenttype, een entiteit of een XML-kop.",
        "The file contains an XML document type, an entity or an XML header.",
        "Zichtlijn leest geen XML. " + _PACKAGED_FORM_NL,
        "Zichtlijn reads no XML. " + _PACKAGED_FORM_EN,
    ),
    "format-markup": ErrorText(
        "Dit is HTML, RDF/XML of een andere opmaaktaal, geen Turtle.",
        "This is HTML, RDF/XML or other mark-up, not Turtle.",
        _PACKAGED_FORM_NL,
        _PACKAGED_FORM_EN,
    ),
    "format-json": ErrorText(
        "Dit is JSON of JSON-LD, geen Turtle.",
        "This is JSON or JSON-LD, not Turtle.",
        _PACKAGED_FORM_NL,
        _PACKAGED_FORM_EN,
    ),
    "format-archive": ErrorText(
        "Dit is een archief, een Excel-bestand of een ander binair bestand, geen Turtle.",
        "This is an archive, an Excel workbook or another binary file, not Turtle.",
        _PACKAGED_FORM_NL,
        _PACKAGED_FORM_EN,
    ),
    "nesting-depth": ErrorText(
        "Haken zijn dieper genest dan {limit} niveaus.",
        "Brackets are nested deeper than {limit} levels.",
        "Geef elke uitspraak een eigen IRI en zet ze naast elkaar.",
        "Give every statement its own IRI and put them side by side.",
    ),
    "line-length": ErrorText(
        "Een regel is langer dan {limit} tekens.",
        "A line is longer than {limit} characters.",
        "Breek de regel af; een beschrijving is kort.",
        "Break the line; a description is short.",
    ),
    "literal-length": ErrorText(
        "Een tekst of getal is langer dan {limit} tekens.",
        "A text or number is longer than {limit} characters.",
        "Maak de tekst korter; verhalen over een zaak horen hier niet.",
        "Shorten the text; accounts of a case do not belong here.",
    ),
}

_TURTLE: Mapping[str, ErrorText] = {
    "turtle-syntax": ErrorText(
        "Dit is geen geldige Turtle: {what_nl}.",
        "This is not valid Turtle: {what_en}.",
        "Kijk op deze regel en de regel ervoor naar een ontbrekende punt, puntkomma, komma of aanhalingsteken.",
        "Look on this line and the one before for a missing full stop, semicolon, comma or quotation mark.",
    ),
    "unknown-prefix": ErrorText(
        "Dit voorvoegsel is niet verklaard.",
        "This prefix was not declared.",
        "Zet bovenaan een regel «@prefix … : <…> .».",
        "Put a line «@prefix … : <…> .» at the top.",
    ),
    "blank-node": ErrorText(
        "Hier staat een naamloze knoop of een lijst.",
        "Here is a blank node or a list.",
        "Geef de knoop een eigen IRI, bijvoorbeeld flow:mijn-stroom.",
        "Give the node its own IRI, such as flow:my-flow.",
    ),
    "base-declared": ErrorText(
        "Het bestand verklaart een basisadres (@base).",
        "The file declares a base address (@base).",
        "Gebruik @prefix-regels en volledige IRI's.",
        "Use @prefix lines and full IRIs.",
    ),
    "iri-malformed": ErrorText(
        "Deze IRI is niet geldig (RFC 3987).",
        "This IRI is not valid (RFC 3987).",
        "Controleer op spaties, aanhalingstekens, haken, losse procenttekens en onzichtbare tekens.",
        "Check for spaces, quotation marks, brackets, loose percent signs and invisible characters.",
    ),
    "iri-relative": ErrorText(
        "Deze IRI is niet volledig: het schema (https:) ontbreekt.",
        "This IRI is not absolute: the scheme (https:) is missing.",
        "Schrijf de hele IRI of gebruik een voorvoegsel.",
        "Write the whole IRI or use a prefix.",
    ),
    "iri-scheme": ErrorText(
        "Deze IRI heeft een ander schema dan https, http of urn.",
        "This IRI has a scheme other than https, http or urn.",
        "Verwijs met een https-adres.",
        "Refer with an https address.",
    ),
    "datatype": ErrorText(
        "Dit gegevenstype wordt niet gelezen.",
        "This datatype is not read.",
        "Gebruik xsd:string, xsd:boolean, xsd:integer, xsd:decimal, xsd:date of een taalcode.",
        "Use xsd:string, xsd:boolean, xsd:integer, xsd:decimal, xsd:date or a language tag.",
    ),
    "literal-ill-typed": ErrorText(
        "De waarde past niet bij haar gegevenstype.",
        "The value does not fit its datatype.",
        'Schrijf bijvoorbeeld true, 3, 1.5 of "2026-11-22"^^xsd:date.',
        'Write for instance true, 3, 1.5 or "2026-11-22"^^xsd:date.',
    ),
}

_MODEL: Mapping[str, ErrorText] = {
    "import-foreign": ErrorText(
        "Het bestand importeert iets van buiten. Zichtlijn haalt nooit iets op.",
        "The file imports something from outside. Zichtlijn never fetches anything.",
        "Importeer alleen wat is meegeleverd, bijvoorbeeld model:referentie.",
        "Import only what is packaged, such as model:referentie.",
    ),
    "model-missing": ErrorText(
        "Het bestand beschrijft geen model.",
        "The file describes no model.",
        "Voeg een kop toe: «model:naam a zl:Model, owl:Ontology ; …».",
        "Add a header: «model:name a zl:Model, owl:Ontology ; …».",
    ),
    "model-several": ErrorText(
        "Het bestand beschrijft meer dan één model.",
        "The file describes more than one model.",
        "Zet elk model in een eigen bestand.",
        "Put every model in a file of its own.",
    ),
    "subject-foreign": ErrorText(
        "Hier wordt iets beschreven buiten de naamruimte voor individuen.",
        "Something outside the namespace for individuals is described here.",
        "Beschrijf alleen individuen onder https://w3id.org/zichtlijn/id/.",
        "Describe only individuals under https://w3id.org/zichtlijn/id/.",
    ),
    "statement-unread": ErrorText(
        "Deze uitspraak betekent hier niets: {what}.",
        "This statement means nothing here: {what}.",
        "Controleer de naam van de eigenschap en bij welke klasse zij hoort.",
        "Check the name of the property and to which class it belongs.",
    ),
    "type-missing": ErrorText(
        "Er staat niet wat dit is.",
        "It is not said what this is.",
        "Voeg een klasse toe, bijvoorbeeld «a zl:Flow».",
        "Add a class, such as «a zl:Flow».",
    ),
    "type-unknown": ErrorText(
        "De klasse {what} kan hier niet staan.",
        "The class {what} cannot stand here.",
        "Gebruik een klasse uit de begrippenlijst die bij dit soort individu hoort.",
        "Use a class of the vocabulary that belongs to this kind of individual.",
    ),
    "value-missing": ErrorText(
        "Er ontbreekt een waarde: {what}.",
        "A value is missing: {what}.",
        "Vul de waarde in.",
        "Fill in the value.",
    ),
    "value-several": ErrorText(
        "Er staat meer dan één waarde: {what}.",
        "There is more than one value: {what}.",
        "Laat er één staan.",
        "Leave one of them.",
    ),
    "value-kind": ErrorText(
        "Deze waarde is van de verkeerde soort: {what}.",
        "This value is of the wrong kind: {what}.",
        "Verwijs naar een individu met een IRI, of schrijf een tekst, getal of datum, zoals de eigenschap vraagt.",
        "Refer to an individual by IRI, or write a text, number or date, as the property asks.",
    ),
    "value-unknown": ErrorText(
        "Deze waarde komt niet uit de begrippenlijst: {what}.",
        "This value is not of the concept scheme: {what}.",
        "Kies een begrip uit de lijst: {known}.",
        "Choose a concept of the scheme: {known}.",
    ),
    "expression-circular": ErrorText(
        "Deze uitdrukking bevat zichzelf.",
        "This expression contains itself.",
        "Geef elk onderdeel een eigen IRI.",
        "Give every part its own IRI.",
    ),
    "more-faults": ErrorText(
        "Er zijn nog {count} gevallen van «{rule}» in dit bestand; alleen de eerste {limit} staan in de lijst.",
        "There are {count} more cases of «{rule}» in this file; only the first {limit} are listed.",
        "Los de eerste gevallen op en controleer opnieuw.",
        "Mend the first cases and check again.",
    ),
}

_PERSONAL: Mapping[str, ErrorText] = {
    "personal-bsn": ErrorText(
        "Hier staat iets dat een burgerservicenummer kan zijn.",
        "Here is something that can be a citizen service number (BSN).",
        _REMOVE_NL,
        _REMOVE_EN,
    ),
    "personal-iban": ErrorText("Hier staat een rekeningnummer.", "Here is a bank account.", _REMOVE_NL, _REMOVE_EN),
    "personal-email": ErrorText("Hier staat een e-mailadres.", "Here is an e-mail address.", _REMOVE_NL, _REMOVE_EN),
    "personal-phone": ErrorText(
        "Hier staat een telefoonnummer.",
        "Here is a telephone number.",
        "Haal het weg. Bereikbaarheid is een functie met uren, nooit een nummer; 112 en 0800- of 0900-nummers mogen.",
        "Take it out. Reach is a function with hours, never a number; 112 and 0800 or 0900 numbers may stay.",
    ),
    "personal-address": ErrorText(
        "Hier staat een postcode met huisnummer.", "Here is a postcode with a house number.", _REMOVE_NL, _REMOVE_EN
    ),
    "personal-birth-date": ErrorText("Hier staat een geboortedatum.", "Here is a birth date.", _REMOVE_NL, _REMOVE_EN),
    "personal-shelter": ErrorText(
        "Hier staat iets dat een opvanglocatie of geheim adres kan verraden.",
        "Here is something that can give away a shelter or a secret address.",
        "Haal het weg. Van een geheim adres staat in Zichtlijn alleen dat het bestaat.",
        "Take it out. Of a secret address Zichtlijn only says that it exists.",
    ),
    "personal-name": ErrorText(
        "Hier staat iets dat op de naam van een persoon lijkt.",
        "Here is something that looks like the name of a person.",
        "Noem de rol of de functie, niet de naam.",
        "Name the role or the function, not the person.",
    ),
    "personal-street": ErrorText(
        "Hier staat iets dat op een straat met huisnummer lijkt.",
        "Here is something that looks like a street with a house number.",
        _LOOK_NL,
        _LOOK_EN,
    ),
    "personal-plate": ErrorText(
        "Hier staat iets dat op een kenteken lijkt.", "Here is something like a licence plate.", _LOOK_NL, _LOOK_EN
    ),
    "personal-case-number": ErrorText(
        "Hier staat iets dat op een zaak-, dossier- of politienummer lijkt.",
        "Here is something that looks like a case, file or police number.",
        _LOOK_NL,
        _LOOK_EN,
    ),
    "personal-case-link": ErrorText(
        "Hier staat een verwijzing die naar een dossier of zaak lijkt te leiden.",
        "Here is a link that seems to lead to a file or case.",
        _LOOK_NL,
        _LOOK_EN,
    ),
}

CATALOGUE: Mapping[str, ErrorText] = {**_FILE, **_TURTLE, **_MODEL, **_PERSONAL, **WORKBOOK}
"""Every guard that is not a shape or a house rule, by id."""


def refuse(
    rule: str,
    file: str,
    line: int | None,
    place: str,
    severity: Severity = Severity.ERROR,
    /,
    **fill: str | int,
) -> Fault:
    """The fault of ``rule`` at one place. ``fill`` completes the sentence with names and limits, never with a value.

    >>> refuse("blank-node", "mijn.ttl", 3, "flow:x").message("nl")
    'Hier staat een naamloze knoop of een lijst.'
    """
    wording = CATALOGUE[rule]
    nl, en, remedy_nl, remedy_en = (
        part.format(**fill) for part in (wording.nl, wording.en, wording.remedy_nl, wording.remedy_en)
    )
    return Fault(rule, severity, file, line, place, nl, en, remedy_nl, remedy_en)


def capped(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """At most :data:`MOST_PER_RULE` faults of one rule per file, and a count of what was left off.

    >>> many = [refuse("blank-node", "mijn.ttl", line, "") for line in range(1, 60)]
    >>> len(capped(many)), capped(many)[-1].message("en")[:21]
    (51, 'There are 9 more case')
    """
    seen: Counter[tuple[str, str]] = Counter()
    kept: list[Fault] = []
    for fault in sorted(set(faults), key=lambda fault: (fault.file, fault.line or 0, fault.rule, fault.place)):
        seen[fault.file, fault.rule] += 1
        if seen[fault.file, fault.rule] <= MOST_PER_RULE:
            kept.append(fault)
    for (file, rule), count in sorted(seen.items()):
        if count > MOST_PER_RULE:
            left = count - MOST_PER_RULE
            kept.append(
                refuse("more-faults", file, None, "", Severity.INFO, count=left, rule=rule, limit=MOST_PER_RULE)
            )
    return tuple(kept)
