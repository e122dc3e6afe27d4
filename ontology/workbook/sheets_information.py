"""Sheets about information: items, records, who has what, who needs what and when, flows, agreements."""

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
    word,
)

__all__ = ["AGREEMENTS", "FLOWS", "HOLDINGS", "ITEMS", "NEEDS", "RECORDS"]

_HOLDERS = ("actor", "knower")

ITEMS = Sheet(
    "items", Text("Informatie-items", "Information items"), "item",
    Text("De soorten informatie. Nooit een geval, nooit een persoon.",
         "The kinds of information. Never a case, never a person."),
    (
        *label("Item", "Item", "informatie-item", "soort informatie", "informatie", "gegeven", "wat"),
        *describing("says", "Wat het zegt", "What it says", "Wat iemand weet die dit item heeft.",
                    "What somebody knows who has this item.", "betekenis", "definitie", "omschrijving"),
        choice("category", "Categorie (algemeen)", "Category (general)",
               "Alleen de algemene lezing; wat bindt staat bij de registratie.",
               "The general reading only; what binds stands with the record.", "category", "hasItemCategory",
               "categorie", "gegevenscategorie"),
        choice("subject", "Over wie", "About whom", "Wie het betreft.", "Whom it concerns.", "subject",
               "concernsSubject", "betrokkene", "betreft"),
        choice("volatility", "Hoe snel het verandert", "How fast it changes", "Hoe lang het blijft kloppen.",
               "How long it stays true.", "volatility", "hasVolatility", "houdbaarheid"),
        choice("theme", "Thema", "Theme", "Om de lijst te ordenen.", "To order the list.", "theme", "hasTheme",
               "onderwerp", required=False),
        truth("aggregate", "Cijfers zonder personen", "Figures without persons", "«ja» voor cijfers.",
              "'yes' for figures.", "", "geaggregeerd", "aggregaat"),
        truth("product", "Moet gemaakt worden", "Has to be made", "«ja» voor een beoordeling of plan.",
              "'yes' for an assessment or plan.", "", "product"),
        links("made_by", "Gemaakt door", "Made by", "Welke actor het maakt.", "Which actor makes it.", ("actor",),
              "isMadeBy", "maker"),
        links("made_from", "Gemaakt uit", "Made from", "Welke items erin gaan.", "Which items go into it.", ("item",),
              "isMadeFrom"),
        truth("confined", "Afgeschermd", "Confined",
              "«ja»: staat nooit in een gedeelde tijdlijn, zoals een geheim adres. Wie het weet staat niet in dit "
              "werkboek.",
              "'yes': never in a shared timeline, such as a secret address. Who knows it is not in this workbook.", "",
              "geheim"),
        *evidence(), identifier(),
    ),
    synonyms=("items", "informatie", "informatieitems", "soorten informatie"), main=True,
)  # fmt: skip

RECORDS = Sheet(
    "records", Text("Registraties", "Records"), "record",
    Text("Een item zoals één houder het vastlegt. Categorie en regime horen hier: dezelfde verwonding is bij de "
         "politie een politiegegeven en bij de huisarts een medisch geheim.",
         "An item as one holder records it. Category and regime belong here: the same injury is police data with the "
         "police and a medical secret with the GP."),
    (
        link("keeper", "Houder", "Keeper", "Wie het vastlegt.", "Who records it.", _HOLDERS, "isKeptBy",
             "vastgelegd door", "registratiehouder", "bijgehouden door", "actor"),
        link("item", "Item", "Item", "Wat wordt vastgelegd.", "What is recorded.", ("item",), "isRecordOf",
             "informatie-item", "gegeven"),
        word("register", "Register", "Register", "In welk systeem of dossier.", "In which system or file.",
             term("registerName"), "systeem", "registratie", "dossier", required=True),
        choice("category", "Categorie", "Category", "Wat voor gegevens het hier zijn.", "What kind of data it is here.",
               "category", "hasCategory", "gegevenscategorie", "soort gegevens"),
        choice("regime", "Regime", "Regime", "Welke wet over deze registratie gaat.", "Which act governs the record.",
               "regime", "hasRegime", "wet", "wettelijk regime"),
        link("kept_for", "Bijgehouden voor overleg", "Kept for table", "Alleen als het register bij een overleg hoort.",
             "Only when the register belongs to a table.", ("table",), "isKeptFor", required=False),
        identifier(),
    ),
    synonyms=("registers", "records"), natural=("keeper", "item", "register"), main=True,
)  # fmt: skip

HOLDINGS = Sheet(
    "holdings", Text("Wie heeft wat", "Who has what"), "holding",
    Text("Welke actor of kennisbron heeft welk item, en hoe weet die het. Het register moet op het tabblad "
         "Registraties staan.",
         "Which actor or knowledge source has which item, and how it knows. The register has to be on the sheet "
         "Records."),
    (
        link("holder", "Houder", "Holder", "Wie het heeft.", "Who has it.", _HOLDERS, "hasHolder", "wie", "actor",
             "heeft", "wie heeft het", "partij"),
        link("item", "Item", "Item", "Wat die heeft.", "What it has.", ("item",), "", "informatie-item", "wat",
             "informatie", "gegeven"),
        Column("register", Text("Register", "Register"), Kind.WORD,
               Text("In welk systeem of dossier; alleen nodig als er meer dan één is.",
                    "In which system or file; needed only when there is more than one."),
               ("systeem", "waar vastgelegd", "dossier", "bron systeem"), derived=True, width=24),
        choice("quality", "Hoe weet die het", "How it knows", "Uit eigen waarneming of van horen zeggen.",
               "First-hand or second-hand.", "quality", "hasQuality", "kwaliteit", "uit eerste hand", "hoe bekend"),
        truth("own_observation", "Ook zelf gezien", "Also observed itself",
              "«ja»: ook zonder de stroom die het brengt weet de houder het.",
              "'yes': the holder knows it also without the flow that brings it.", "isOwnObservation"),
        links("brought_by", "Gebracht door stroom", "Brought by flow", "Id van de stroom waarlangs het kwam.",
              "Id of the flow along which it came.", ("flow",), "isBroughtBy", "via stroom"),
        *evidence(),
        link("record", "Id registratie", "Record id", "Welke rij van Registraties. Leeg bij een nieuwe rij.",
             "Which row of the sheet Records. Empty on a new row.", ("record",), "hasRecord", required=False,
             light=True),
        identifier(),
    ),
    synonyms=("posities", "holdings", "wie weet wat", "heeft"), natural=("holder", "item", "register"), main=True,
)  # fmt: skip

NEEDS = Sheet(
    "needs", Text("Wie heeft wat nodig", "Who needs what"), "need",
    Text("Welke actor, kennisbron of welk overleg heeft welk item nodig, in welke stap. Een behoefte is geen recht; de "
         "termijn hoort bij de stap (tabblad Stappen).",
         "Which actor, source or table needs which item, at which step. A need is not a right; the term belongs to the "
         "step (sheet Steps)."),
    (
        link("needer", "Wie heeft het nodig", "Who needs it", "Actor, kennisbron of overleg.",
             "Actor, source or table.",
             ("actor", "knower", "table"), "hasNeeder", "wie", "actor", "behoefte van", "nodig voor"),
        link("item", "Item", "Item", "Wat nodig is.", "What is needed.", ("item",), "needsItem", "informatie-item",
             "wat", "informatie"),
        link("step", "Stap", "Step", "Wanneer het nodig is.", "When it is needed.", ("step",), "isNeededAt",
             "processtap", "wanneer", "fase"),
        *evidence(), identifier(),
    ),
    synonyms=("behoeften", "needs", "wie mist wat", "nodig"), natural=("needer", "item", "step"), main=True,
)  # fmt: skip

FLOWS = Sheet(
    "flows", Text("Stromen", "Flows"), "flow",
    Text("Wat nu werkt: van wie naar wie, welke items, hoe vast en hoe snel. Dat een stroom bestaat zegt niet dat "
         "hij mag.",
         "What works today: from whom to whom, which items, how firm, how fast. That a flow exists does not say that "
         "it may."),
    (
        link("sender", "Van", "From", "Wie geeft.", "Who gives.", _HOLDERS, "hasSender", "verzender", "zender",
             "afzender", "gever", "bron", "deelt", "wie deelt"),
        link("recipient", "Naar", "To", "Wie krijgt.", "Who receives.", _HOLDERS, "hasRecipient", "ontvanger",
             "deelt met", "met wie", "aan"),
        links("items", "Items", "Items", "Wat er gaat.", "What goes.", ("item",), "movesItem", "item", "wat",
              "informatie", "informatie-items", "inhoud", required=True),
        choice("assurance", "Waarborg", "Assurance", "Hoe vast de stroom is.", "How firm the flow is.", "assurance",
               "hasAssurance", "hoe vast", "zekerheid van de stroom"),
        choice("channel", "Kanaal", "Channel", "Langs welke weg.", "Along which way.", "channel", "hasChannel",
               "middel", "via", required=False),
        number("handling_hours", "Uren", "Hours", "Verwerkingstijd in uren; leeg is onbekend.",
               "Handling time in hours; empty: unknown.", "handlingHours", "doorlooptijd", "doorlooptijd (uren)",
               "verwerkingstijd", "tijd"),
        *texts("trigger", "Aanleiding", "Trigger", "Wanneer de stroom begint.", "When the flow starts.",
               term("triggerText"), "wanneer"),
        *texts("timing", "Tijd in woorden", "Timing", "Hoe snel, in gewone woorden.", "How fast, in plain words.",
               term("timingText"), "termijn"),
        *texts("known_gap", "Bekend knelpunt", "Known gap", "Wat er misgaat.", "What goes wrong.",
               term("knownGapText"), "knelpunt"),
        links("leans_on", "Rust op afspraak", "Leans on agreement", "Welke afspraak eronder ligt.",
              "Which agreement lies under it.", ("agreement",), "leansOn", "afspraak", "convenant"),
        *evidence(), identifier(),
    ),
    synonyms=("informatiestromen", "flows", "wie deelt wat", "wie deelt wat met wie"),
    natural=("sender", "recipient", "items"), main=True,
)  # fmt: skip

AGREEMENTS = Sheet(
    "agreements", Text("Afspraken", "Agreements"), "agreement",
    Text("Convenanten, protocollen en besluiten. Een afspraak is nooit zelf een wettelijke grond.",
         "Covenants, protocols and decisions. An agreement is never a legal ground by itself."),
    (
        *label("Afspraak", "Agreement", "convenant", "protocol"),
        *describing("summary", "Inhoud", "Summary", "Wat is afgesproken.", "What was agreed.", "samenvatting",
                    "omschrijving"),
        choice("status", "Status", "Status", "Alleen een afspraak die geldt kan worden geschonden.",
               "Only an agreement in force can be broken.", "agreement-status", "hasStatus"),
        choice("subject", "Onderwerp", "Subject", "Waar de afspraak over gaat.", "What the agreement is about.",
               "agreement-subject", "hasAgreementSubject"),
        links("parties", "Partijen", "Parties", "Wie meedoet.", "Who takes part.", ("actor",), "hasParty", "partners",
              required=True),
        links("givers", "Gevers", "Givers", "Wie volgens de afspraak geeft.", "Who gives under it.", ("actor",),
              "hasGiver", "gever"),
        links("receivers", "Ontvangers", "Receivers", "Wie volgens de afspraak krijgt.", "Who receives under it.",
              ("actor",), "hasReceiver", "ontvanger"),
        links("items", "Items", "Items", "Wat eronder valt.", "What it covers.", ("item",), "coversItem", "item",
              "informatie-items"),
        link("answerable", "Aanspreekbaar", "Answerable", "Welke actor erop aan te spreken is.",
             "Which actor answers for it.", ("actor",), "isAnsweredForBy", "eigenaar"),
        *texts("reachability", "Bereikbaarheid", "Reach", "Langs welke functie; nooit een nummer of een naam.",
               "Through which function; never a number or a name.", term("reachText")),
        *evidence(), identifier(),
    ),
    synonyms=("convenanten", "agreements"), main=True,
)  # fmt: skip
