"""Sheets about who takes part: partners, actors with their availability, knowledge sources, tables, seats, desks."""

from __future__ import annotations

from ontology.terms import Text
from ontology.vocabulary import term
from ontology.workbook.columns import (
    Column,
    Kind,
    Sheet,
    choice,
    describing,
    evidence,
    identifier,
    label,
    link,
    links,
    number,
    texts,
    truth,
)

__all__ = ["ACTORS", "DESKS", "KNOWERS", "PARTNERS", "SEATS", "TABLES"]

PARTNERS = Sheet(
    "partners", Text("Partners", "Partners"), "partner",
    Text("De organisaties die meedoen. Eén rij per organisatie.", "The organisations that take part. One row each."),
    (
        *label("Partner", "Partner", "organisatie", "organisation", "ketenpartner", "instelling"),
        choice("domain", "Domein", "Domain", "In welk werkveld.", "In which field.", "partner-domain",
               "hasPartnerDomain", "werkveld", "sector"),
        choice("kind", "Soort partner", "Kind of partner", "Wat voor organisatie.", "What kind of organisation.",
               "partner-type", "hasPartnerType", "soort", "type", "soort organisatie"),
        *evidence(), identifier(),
    ),
    synonyms=("organisaties", "ketenpartners", "partnerlijst"), main=True,
)  # fmt: skip

ACTORS = Sheet(
    "actors", Text("Actoren", "Actors"), "actor",
    Text("Een actor is een hoedanigheid binnen een partner, met eigen taak en bevoegdheid: burgemeester en college "
         "zijn er twee. Bereikbaarheid is uren en functie, nooit een nummer.",
         "An actor is a capacity inside a partner, with its own task and power: mayor and executive are two. "
         "Reach is hours and function, never a number."),
    (
        *label("Actor", "Actor", "functie", "rol binnen partner", "onderdeel", "wie"),
        link("partner", "Partner", "Partner", "De organisatie waar de actor bij hoort.",
             "The organisation the actor belongs to.", ("partner",), "isCapacityOf", "organisatie", "van partner"),
        link("controller", "Verantwoordelijke", "Controller",
             "Het orgaan of de rechtspersoon die voor de registraties verantwoordelijk is; de naam van een partner of "
             "actor mag ook.",
             "The organ or legal person answerable for the records; the name of a partner or actor will do.",
             ("controller",), "answersTo",
             "verwerkingsverantwoordelijke", "verantwoordelijk orgaan"),
        Column("capacities", Text("Hoedanigheid", "Capacity"), Kind.LINKS,
               Text("Hoe de wet de actor ziet; bepaalt welke normen gelden. Meer dan één: met een puntkomma ertussen.",
                    "How the law sees the actor; decides which norms apply. More than one: with a semicolon between."),
               ("juridische hoedanigheid", "hoedanigheden", "capacities", "rechtspositie"), ("capacity-class",),
               "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", width=30),
        choice("urgent", "Bereikbaar bij spoed", "Reach when urgent", "Wanneer de actor bij spoed te bereiken is.",
               "When the actor can be reached urgently.", "availability", "hasUrgentAvailability", "spoed",
               "bereikbaarheid spoed", "beschikbaarheid spoed", "bereikbaar spoed"),
        choice("ordinary", "Bereikbaar gewoon", "Reach ordinarily", "Wanneer de actor gewoonlijk te bereiken is.",
               "When the actor can be reached ordinarily.", "availability", "hasOrdinaryAvailability", "gewoon",
               "bereikbaarheid gewoon", "beschikbaarheid gewoon", "beschikbaarheid", "openingstijden"),
        truth("complete_holdings", "Posities volledig", "Holdings complete",
              "«ja» als alles wat deze actor weet in dit werkboek staat. Leeg: dat heeft niemand bevestigd.",
              "'yes' when all this actor knows is in this workbook. Empty: nobody confirmed that.",
              "hasCompleteHoldings", "volledig", "lijst compleet", "compleet"),
        truth("complete_contacts", "Contacten volledig", "Contacts complete",
              "«ja» als alle partijen die de actor weet te vinden genoemd zijn.",
              "'yes' when every party the actor knows how to find is named.", "hasCompleteContacts"),
        links("aware_of", "Weet te vinden", "Aware of", "Van wie de actor weet dat die iets kan weten.",
              "Of whom the actor knows that they may know something.", ("actor", "knower"), "isAwareOf", "contacten",
              "kent"),
        links("lacks", "Heeft nadrukkelijk niet", "Expressly lacks", "Items waarvan de actor zei: die hebben wij niet.",
              "Items of which the actor said: we do not have them.", ("item",), "lacksItem", "heeft niet"),
        *describing("role", "Rol", "Role", "Wat de actor in de aanpak doet.", "What the actor does in the approach.",
                    "taak", "taakomschrijving"),
        *texts("reach", "Bereikbaarheid", "Reach", "Uren en functie in gewone woorden; nooit een nummer of een naam.",
               "Hours and function in plain words; never a number or a name.", term("reachText"),
               "bereikbaar via", "bereikbaarheid toelichting"),
        *evidence(), identifier(),
    ),
    synonyms=("functies", "rollen", "partijen", "deelnemers"), main=True,
)  # fmt: skip

KNOWERS = Sheet(
    "sources_of_knowledge", Text("Kennisbronnen", "Knowledge sources"), "knower",
    Text("Wie iets weet en geen partner is: het slachtoffer, haar netwerk. Gevraagd, nooit opgedragen.",
         "Who knows and is no partner: the victim, her network. Asked, never ordered."),
    (
        *label("Kennisbron", "Knowledge source", "bron van kennis"),
        *describing("role", "Rol", "Role", "Wat deze bron kan weten.", "What this source may know."),
        *texts("reach", "Bereikbaarheid", "Reach", "Langs welke functie; nooit een nummer of een naam.",
               "Through which function; never a number or a name.", term("reachText")),
        *evidence(), identifier(),
    ),
    main=True,
)  # fmt: skip

TABLES = Sheet(
    "tables", Text("Overleggen", "Tables"), "table",
    Text("Een overleg heeft stoelen (zie het tabblad Stoelen). Het weet zelf niets en krijgt zelf niets.",
         "A meeting has seats (see the sheet Seats). By itself it knows nothing and receives nothing."),
    (
        *label("Overleg", "Table", "tafel", "overlegvorm"),
        link("convenor", "Voorzitter", "Convenor", "Welke actor het overleg bijeenroept.", "Which actor convenes it.",
             ("actor",), "isConvenedBy", "belegt", "bijeengeroepen door", required=False),
        choice("legal_form", "Rechtsvorm", "Legal form", "Op welke grond het rust.", "On which ground it rests.",
               "legal-form", "hasLegalForm"),
        *texts("rhythm", "Ritme", "Rhythm", "Hoe vaak het samenkomt.", "How often it meets.", term("rhythmText"),
               "frequentie"),
        *texts("status", "Stand van zaken", "State", "Werkt het al, of is het een voorstel?",
               "Does it work already, or is it a proposal?", term("statusText"), "status"),
        *describing("role", "Rol", "Role", "Waar het overleg voor is.", "What the meeting is for.", "doel"),
        *evidence(), identifier(),
    ),
    synonyms=("tafels", "overlegtafels"), main=True,
)  # fmt: skip

SEATS = Sheet(
    "seats", Text("Stoelen", "Seats"), "seat",
    Text("Welke actor aan welk overleg zit. Eén rij per stoel.", "Which actor sits at which table. One row per seat."),
    (
        link("table", "Overleg", "Table", "Aan welk overleg.", "At which table.", ("table",), "hasSeat", "tafel"),
        link("actor", "Actor", "Actor", "Wie er zit.", "Who sits there.", ("actor",), "isTakenBy", "wie", "deelnemer"),
        *evidence(), identifier(),
    ),
    synonyms=("deelnemers aan overleg",), natural=("table", "actor"), main=True,
)  # fmt: skip

DESKS = Sheet(
    "entry_desks", Text("Loketten", "Desks"), "entry",
    Text("Waar iemand die geen partner is iets kan vertellen, en hoe snel het daar vastligt. Dat het kan, zegt niet "
         "dat het gebeurd is.",
         "Where somebody who is no partner can tell something, and how soon it is on record. That it can be told does "
         "not say that it was."),
    (
        link("desk", "Loket bij", "Desk of", "Welke actor het loket heeft.", "Which actor has the desk.", ("actor",),
             "isAtDesk", "loket", "actor"),
        link("source", "Verteld door", "Told by", "Welke kennisbron er komt; leeg: het kind zelf.",
             "Which knowledge source comes there; empty: the child itself.", ("knower",), "isEnteredBy", "kennisbron",
             required=False),
        links("items", "Items", "Items", "Wat er verteld kan worden.", "What can be told.", ("item",), "takesInItem",
              "informatie-items", "item", required=True),
        number("intake_hours", "Uren tot vastlegging", "Hours to record",
               "Uren van vertellen tot vastleggen; leeg is onbekend.", "Hours from telling to record; empty: unknown.",
               "intakeHours", "uren"),
        *evidence(), identifier(),
    ),
    natural=("desk", "source"), main=True,
)  # fmt: skip
