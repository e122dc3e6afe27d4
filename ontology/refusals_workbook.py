"""Everything a workbook can be refused for, the file itself or one cell of it, in both languages with its remedy."""

from __future__ import annotations

from collections.abc import Mapping

from ontology.errors import ErrorText

__all__ = ["WORKBOOK"]

_SAVE_NL = "Sla het werkboek op als gewoon Excel-werkboek (.xlsx) of OpenDocument (.ods) en probeer het opnieuw."
_SAVE_EN = "Save the workbook as an ordinary Excel workbook (.xlsx) or OpenDocument (.ods) and try again."
_TEMPLATE_NL = "Maak een leeg werkboek met «zichtlijn template» en kijk hoe het daar staat."
_TEMPLATE_EN = "Make an empty workbook with 'zichtlijn template' and see how it is done there."

_FILE: Mapping[str, ErrorText] = {
    "workbook-suffix": ErrorText(
        "De naam van het bestand past niet bij wat erin zit: het is {what}.",
        "The name of the file does not fit what is in it: it is {what}.",
        _SAVE_NL,
        _SAVE_EN,
    ),
    "workbook-not-one": ErrorText("Dit is geen werkboek.", "This is not a workbook.", _SAVE_NL, _SAVE_EN),
    "workbook-old": ErrorText(
        "Dit is een oud of binair Excel-bestand (.xls of .xlsb).",
        "This is an old or binary Excel file (.xls or .xlsb).",
        _SAVE_NL,
        _SAVE_EN,
    ),
    "workbook-encrypted": ErrorText(
        "Het werkboek is versleuteld of heeft een wachtwoord.",
        "The workbook is encrypted or has a password.",
        "Haal het wachtwoord eraf (Bestand, Info, Werkmap beveiligen) en probeer het opnieuw.",
        "Take the password off (File, Info, Protect workbook) and try again.",
    ),
    "workbook-macros": ErrorText(
        "Het werkboek bevat macro's.",
        "The workbook holds macros.",
        "Sla het op als .xlsx zonder macro's. Zichtlijn voert nooit iets uit.",
        "Save it as .xlsx without macros. Zichtlijn never runs anything.",
    ),
    "workbook-external": ErrorText(
        "Het werkboek verwijst naar een ander bestand, een gegevensverbinding of een ingesloten object.",
        "The workbook refers to another file, a data connection or an embedded object.",
        "Verbreek de koppelingen (Gegevens, Koppelingen bewerken) en haal ingesloten objecten weg.",
        "Break the links (Data, Edit links) and remove embedded objects.",
    ),
    "workbook-xml": ErrorText(
        "Een onderdeel van het werkboek bevat een XML-documenttype of entiteit, of is geen UTF-8.",
        "A part of the workbook holds an XML document type or entity, or is not UTF-8.",
        _SAVE_NL,
        _SAVE_EN,
    ),
    "workbook-bomb": ErrorText(
        "Het werkboek is uitgepakt groter dan {limit} MB, of onwaarschijnlijk sterk gecomprimeerd. Niet geopend.",
        "The workbook is larger than {limit} MB when unpacked, or improbably compressed. It was not opened.",
        "Haal opgemaakte lege rijen en kolommen, afbeeldingen en ongebruikte tabbladen weg.",
        "Remove formatted empty rows and columns, pictures and unused sheets.",
    ),
    "workbook-too-big": ErrorText(
        "Het werkboek heeft te veel {what_nl}: hoogstens {limit}.",
        "The workbook has too many {what_en}: at most {limit}.",
        "Haal lege opgemaakte rijen, kolommen en tabbladen weg, of splits het werkboek.",
        "Remove formatted empty rows, columns and sheets, or split the workbook.",
    ),
    "workbook-damaged": ErrorText(
        "Het werkboek is beschadigd en kan niet worden gelezen.",
        "The workbook is damaged and cannot be read.",
        "Open het in Excel of LibreOffice, sla het opnieuw op en probeer het nog eens.",
        "Open it in Excel or LibreOffice, save it again and retry.",
    ),
}

_SHEET: Mapping[str, ErrorText] = {
    "sheet-none": ErrorText("Geen enkel tabblad is herkend.", "No sheet was recognised.", _TEMPLATE_NL, _TEMPLATE_EN),
    "sheet-twice": ErrorText(
        "Tabblad «{other}» gaat over hetzelfde.",
        "Sheet «{other}» is about the same.",
        "Houd er één over, of zet «(negeren)» achter de naam van het andere.",
        "Keep one, or put '(ignore)' behind the name of the other.",
    ),
    "sheet-headings": ErrorText(
        "Op dit tabblad zijn geen koppen herkend.",
        "No headings were recognised on this sheet.",
        "Zet boven de rijen de koppen: {known}.",
        "Put these headings above the rows: {known}.",
    ),
    "sheet-unread": ErrorText(
        "Dit tabblad is niet gelezen.",
        "This sheet was not read.",
        "Hoort het bij het model, noem het dan zoals in het lege werkboek ({known}).",
        "If it belongs to the model, call it as in the empty workbook ({known}).",
    ),
    "column-twice": ErrorText(
        "Deze kolom staat er twee keer: ook in kolom {other}.",
        "This column is there twice: also as column {other}.",
        "Houd er één over.",
        "Keep one.",
    ),
    "column-missing": ErrorText(
        "De kolom «{what}» ontbreekt.",
        "The column «{what}» is missing.",
        "Voeg de kolom toe, of geef met --against het model waar de waarden in staan.",
        "Add the column, or name with --against the model that has the values.",
    ),
    "column-unread": ErrorText(
        "Deze kolom is niet gelezen.",
        "This column was not read.",
        "Hoort zij bij het model, gebruik dan een kop uit het lege werkboek.",
        "If it belongs to the model, use a heading of the empty workbook.",
    ),
    "header-missing": ErrorText(
        "Op het eerste tabblad staat niet: {what}.",
        "The first sheet does not say: {what}.",
        "Vul het in op «Lees mij», of geef met --against het model waar dit werkboek bij hoort.",
        "Fill it in on 'Read me', or name with --against the model that this workbook belongs to.",
    ),
}

_CELL: Mapping[str, ErrorText] = {
    "cell-formula": ErrorText(
        "Hier staat een formule. Zichtlijn rekent niets uit.",
        "Here is a formula. Zichtlijn calculates nothing.",
        "Kopieer de cel en plak alleen de waarde (Plakken speciaal, Waarden), of maak de cel leeg.",
        "Copy the cell and paste the value only (Paste special, Values), or empty the cell.",
    ),
    "cell-error": ErrorText(
        "Hier staat een foutwaarde van het rekenblad.",
        "Here is an error value of the spreadsheet.",
        "Vul de waarde in of maak de cel leeg.",
        "Fill in the value or empty the cell.",
    ),
    "cell-missing": ErrorText(
        "Deze cel is leeg en moet gevuld zijn.",
        "This cell is empty and has to be filled in.",
        "Vul in: {known}.",
        "Fill in: {known_en}.",
    ),
    "cell-unknown": ErrorText(
        "«{what}» is hier niet bekend.",
        "«{what}» is not known here.",
        "{known}",
        "{known_en}",
    ),
    "cell-ambiguous": ErrorText(
        "«{what}» kan meer dan één ding zijn.",
        "«{what}» can be more than one thing.",
        "Zet het id erachter tussen haken: {known}.",
        "Put the id behind it in brackets: {known}.",
    ),
    "cell-date": ErrorText(
        "Dit is geen datum.",
        "This is not a date.",
        "Schrijf bijvoorbeeld 22-11-2026.",
        "Write for instance 22-11-2026.",
    ),
    "cell-truth": ErrorText(
        "Dit is geen ja of nee.",
        "This is not yes or no.",
        "Schrijf ja, of laat de cel leeg.",
        "Write yes or leave empty.",
    ),
    "cell-number": ErrorText(
        "Dit is geen getal.",
        "This is not a number.",
        "Schrijf een aantal uren, zoals 1,5; laat de cel leeg als het onbekend is.",
        "Write a number of hours, such as 1.5; leave the cell empty when it is unknown.",
    ),
    "cell-identifier": ErrorText(
        "Dit kan geen id zijn.",
        "This cannot be an id.",
        "Gebruik kleine letters, cijfers en streepjes, of laat de cel leeg.",
        "Use small letters, digits and hyphens, or leave the cell empty.",
    ),
    "cell-address": ErrorText(
        "Dit is geen webadres.", "This is not a web address.", "Begin met https://.", "Start with https://."
    ),
    "cell-too-long": ErrorText(
        "Deze tekst is langer dan {limit} tekens.",
        "This text is longer than {limit} characters.",
        "Maak de tekst korter; verhalen over een zaak horen hier niet.",
        "Shorten the text; accounts of a case do not belong here.",
    ),
    "row-twice": ErrorText(
        "Deze rij staat er al: rij {other}.",
        "This row is there already: row {other}.",
        "Haal een van de twee weg, of maak het id leeg als het een nieuwe rij is.",
        "Remove one of the two, or empty the id when it is a new row.",
    ),
    "record-missing": ErrorText(
        "Er is geen registratie van dit item bij deze houder.",
        "There is no record of this item with this holder.",
        "Voeg op «Registraties» een rij toe met houder, item, register, categorie en regime.{known}",
        "Add a row on 'Records' with keeper, item, register, category and regime.{known_en}",
    ),
    "record-other": ErrorText(
        "Dit past niet bij de registratie waar de rij naar verwijst.",
        "This does not fit the record that the row refers to.",
        "Verander het op «Registraties», of maak «Id registratie» leeg.",
        "Change it on 'Records', or empty 'Record id'.",
    ),
    "record-made": ErrorText(
        "Voor deze rij is een registratie gemaakt met de categorie en het regime van de andere rijen in dit register.",
        "For this row a record was made with the category and regime of the other rows in this register.",
        "Kijk op «Registraties» of dat klopt.",
        "See on 'Records' whether that is right.",
    ),
    "confidence-missing": ErrorText(
        "Er staat niet hoe zeker dit is; het telt als «gekozen voor het model».",
        "It is not said how sure this is; it counts as 'modelled'.",
        "Vul de kolom «Betrouwbaarheid» in zodra iemand het weet.",
        "Fill in the column 'Confidence' as soon as somebody knows.",
    ),
    "english-missing": ErrorText(
        "De Engelse tekst ontbreekt; de Nederlandse staat er voorlopig.",
        "The English text is missing; the Dutch stands in for now.",
        "Vul de Engelse kolom in als iemand het model in het Engels leest.",
        "Fill in the English column when somebody reads the model in English.",
    ),
}

WORKBOOK: Mapping[str, ErrorText] = {**_FILE, **_SHEET, **_CELL}
"""Every fault of a workbook, by id."""
