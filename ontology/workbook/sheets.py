"""Every sheet of the workbook, in the order of its tabs: the only place that says what a workbook holds."""

from __future__ import annotations

from ontology.terms import Text
from ontology.vocabulary import PREFIXES, term
from ontology.workbook.columns import Column, Kind, Sheet, link, texts, truth, word
from ontology.workbook.sheets_approach import APPROACH
from ontology.workbook.sheets_information import AGREEMENTS, FLOWS, HOLDINGS, ITEMS, NEEDS, RECORDS
from ontology.workbook.sheets_people import ACTORS, DESKS, KNOWERS, PARTNERS, SEATS, TABLES

__all__ = ["HEADER", "LISTS_NAME", "SHEETS", "sheet_of"]

HEADER = Sheet(
    "model", Text("Lees mij", "Read me"), "model",
    Text("Wat dit werkboek is en over welk model het gaat.", "What this workbook is and which model it is of."),
    (
        Column("id", Text("Model", "Model"), Kind.IDENTIFIER,
               Text("Korte naam: kleine letters, cijfers en streepjes.", "Short name: small letters, digits, hyphens."),
               ("naam van het model", "modelnaam", "model id"), required=True),
        *texts("title", "Titel", "Title", "Hoe het model heet.", "What the model is called.",
               PREFIXES["dcterms"] + "title", required=True),
        *texts("description", "Omschrijving", "Description", "Waar het model voor is.", "What the model is for.",
               PREFIXES["dcterms"] + "description"),
        word("version", "Versie", "Version", "Verhoog bij een wijziging.", "Raise on a change.",
             PREFIXES["owl"] + "versionInfo", "modelversie", required=True),
        Column("reference_date", Text("Peildatum", "Reference date"), Kind.DATE,
               Text("Op welke dag het model klopt: 22-11-2026.", "The day on which the model holds: 22-11-2026."),
               ("datum", "stand per", "per"), (), term("referenceDate"), True),
        link("municipality", "Gemeente", "Municipality", "Van welke gemeente, als partner.",
             "Of which municipality, as a partner.", ("partner",), "isModelOf", required=False),
        truth("fictional", "Fictief", "Fictional", "«ja» als het model verzonnen is.", "'yes' when it is made up.",
              "isFictional"),
    ),
    synonyms=("leesmij", "lees-mij", "readme", "model", "toelichting", "voorblad"), main=True,
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (
    HEADER, PARTNERS, ACTORS, KNOWERS, ITEMS, RECORDS, HOLDINGS, NEEDS, FLOWS, AGREEMENTS, TABLES, SEATS, DESKS,
    *APPROACH,
)  # fmt: skip

LISTS_NAME = Text("Keuzelijsten", "Lists")
"""The hidden sheet that the drop-down lists point at; it is never read."""

_BY_KEY = {sheet.key: sheet for sheet in SHEETS}


def sheet_of(key: str) -> Sheet:
    """The sheet that shows a field of the model.

    >>> sheet_of("holdings").name.nl
    'Wie heeft wat'
    """
    return _BY_KEY[key]
