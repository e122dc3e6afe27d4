"""Sheets behind the others: steps, factors, criteria, goals, risks, indicators, sources, and the model of itself."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, LABEL
from ontology.terms import Text
from ontology.vocabulary import PREFIXES, term
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

__all__ = ["APPROACH"]

_PARTIES = ("actor", "knower", "table", "left-out")
_OWNERS = ("actor", "knower", "partner", "table")


def _basis(start: str = "basis", nl: str = "", en: str = "") -> tuple[Column, ...]:
    return (
        links(f"{start}.items", f"Rust op items{nl}", f"Rests on items{en}", "Welke informatie dit laat zien.",
              "Which information shows this.", ("item",), "restsOnItem"),
        links(f"{start}.steps", f"In stappen{nl}", f"In steps{en}", "Bij welke stappen.", "At which steps.", ("step",),
              "actsInStep"),
        links(f"{start}.actors", f"Wie handelt{nl}", f"Who acts{en}", "Wie ermee aan de slag moet.",
              "Who has to act on it.", ("actor",), "isActedOnBy"),
    )  # fmt: skip


STEPS = Sheet(
    "steps", Text("Stappen", "Steps"), "step",
    Text("De stappen van de aanpak met hun termijn in uren vanaf het alarm.",
         "The steps of the approach with their term in hours from the alarm."),
    (
        *label("Stap", "Step"),
        Column("order", Text("Volgorde", "Order"), Kind.WHOLE, Text("1 is de eerste.", "1 is the first."), ("nr",), (),
               term("hasOrder"), True, width=10),
        number("hours_level_3", "Uren niveau 3", "Hours level 3", "Termijn bij niveau 3.", "Term at level 3.",
               "hoursAtLevel3"),
        number("hours_level_4", "Uren niveau 4", "Hours level 4", "Termijn bij niveau 4.", "Term at level 4.",
               "hoursAtLevel4"),
        identifier(),
    ),
)  # fmt: skip

BOB = Sheet(
    "bob_steps", Text("BOB-stappen", "BOB steps"), "bob",
    Text("Beeldvorming, oordeelsvorming, besluitvorming.", "The steps of the working method."),
    (
        *label("BOB-stap", "BOB step"),
        link("step", "Hoort bij stap", "Belongs to step", "Welke stap.", "Which step.", ("step",), "belongsToStep",
             required=False),
        links("inputs", "Invoer", "Inputs", "Welke items erin gaan.", "Which items go in.", ("item",), "hasInput"),
        *texts("input_note", "Invoer in woorden", "Input note", "Toelichting.", "Note.", term("inputText")),
        *texts("output", "Uitkomst", "Output", "Wat eruit komt.", "What comes out.", term("outputText")),
        links("owners", "Eigenaren", "Owners", "Wie de stap zet.", "Who takes the step.", _OWNERS, "isOwnedBy"),
        *texts("owner_note", "Eigenaar in woorden", "Owner note", "Toelichting.", "Note.", term("ownerText")),
        *texts("term", "Termijn", "Term", "Binnen welke tijd.", "Within what time.", term("termText")),
        *evidence(), identifier(),
    ),
)  # fmt: skip

FACTORS = Sheet(
    "risk_factors", Text("Risicofactoren", "Risk factors"), "factor",
    Text("De factoren van het weegkader. Gewichten worden nooit opgeteld.",
         "The factors of the weighing frame. Weights are never summed."),
    (
        *label("Factor", "Factor", "risicofactor"),
        links("items", "Blijkt uit items", "Shown by items", "Welke items de factor laten zien.",
              "Which items show the factor.", ("item",), "isShownBy", required=True),
        choice("composition", "Samenstelling", "Composition", "Eén item, alle, of een patroon.",
               "One item, all, or a pattern.", "composition", "hasComposition"),
        choice("weight", "Gewicht", "Weight", "Hoe sterk het bewijs is.", "How strong the evidence is.", "weight",
               "hasWeight"),
        choice("dynamics", "Dynamiek", "Dynamics", "Verandert de factor?", "Does the factor change?", "dynamics",
               "hasDynamics"),
        truth("child_specific", "Over het kind", "About the child", "«ja» als de factor het kind betreft.",
              "'yes' when the factor concerns the child.", "isChildSpecific"),
        links("instruments", "Instrumenten", "Instruments", "Welk instrument ernaar vraagt.",
              "Which instrument asks for it.", ("instrument",), "isAskedBy"),
        word("instrument_reference", "Plaats in instrument", "Place in instrument", "Welke vraag.", "Which question.",
             term("instrumentReference")),
        *texts("evidence_text", "Bewijs", "Evidence", "Wat onderzoek zegt.", "What research says.",
               term("evidenceText")),
        *evidence(), identifier(),
    ),
)  # fmt: skip

CRITERIA = Sheet(
    "criteria", Text("Criteria", "Criteria"), "criterion",
    Text("Escalatiecriteria: voorstellen, niet gevalideerd.", "Escalation criteria: proposals, not validated."),
    (
        *label("Criterium", "Criterion"),
        word("level", "Niveau", "Level", "Escalatieniveau.", "Escalation level.", term("hasEscalationLevel"),
             required=True),
        link("trigger", "Voorwaarde", "Trigger", "Id van een rij op Voorwaarden.", "Id of a row of Conditions.",
             ("expr",), "hasTrigger"),
        links("involves", "Betrekt", "Involves", "Wie erbij moet.", "Who must be involved.", _OWNERS, "involvesParty"),
        *texts("involves_note", "Betrekt in woorden", "Involves note", "Toelichting.", "Note.", term("involvesText")),
        *texts("term", "Termijn", "Term", "Binnen welke tijd.", "Within what time.", term("termText")),
        *texts("measures", "Maatregelen", "Measures", "Wat dan gebeurt.", "What happens then.", term("measuresText")),
        *evidence(), identifier(),
    ),
)  # fmt: skip

CONDITIONS = Sheet(
    "expressions", Text("Voorwaarden", "Conditions"), "expr",
    Text("De voorwaarden van criteria, als boom: een rij noemt haar onderdelen.",
         "The conditions of criteria, as a tree: a row names its parts."),
    (
        Column("kind", Text("Soort voorwaarde", "Kind of condition"), Kind.CHOICE,
               Text("Wat de voorwaarde vraagt.", "What the condition asks."), ("soort",), ("expression-kind",), "",
               True, width=22),
        links("operands", "Onderdelen", "Parts", "Id's van andere rijen hier.", "Ids of other rows here.", ("expr",),
              "hasOperand"),
        link("factor", "Factor", "Factor", "Risicofactor.", "Risk factor.", ("factor",), "testsFactor",
             required=False),
        link("item", "Item", "Item", "Informatie-item.", "Information item.", ("item",), "testsItem", required=False),
        link("criterion", "Criterium", "Criterion", "Ander criterium.", "Other criterion.", ("criterion",),
             "testsCriterion", required=False),
        choice("event", "Gebeurtenis", "Event", "Wat gebeurde.", "What happened.", "event", "testsEvent",
               required=False),
        Column("count", Text("Aantal", "Count"), Kind.WHOLE, Text("Hoeveel factoren.", "How many factors."), (), (),
               term("atLeastCount"), width=10),
        choice("minimum_weight", "Minstens gewicht", "Minimum weight", "Hoe zwaar.", "How heavy.", "weight",
               "hasMinimumWeight", required=False),
        choice("dynamics", "Dynamiek", "Dynamics", "Alleen deze.", "Only these.", "dynamics", "testsDynamics",
               required=False),
        number("maximum_age_hours", "Hoogstens uren oud", "At most hours old", "Leeftijd.", "Age.", "maximumAgeHours"),
        number("within_hours", "Binnen uren", "Within hours", "Termijn.", "Term.", "withinHours"),
        identifier(),
    ),
    natural=(),
)  # fmt: skip

GOALS = Sheet(
    "goals", Text("Doelen", "Goals"), "goal", Text("Doelen en uitgangspunten.", "Goals and principles."),
    (
        *label("Doel", "Goal"),
        link("municipality", "Van", "Of", "Wiens doel.", "Whose goal.", ("partner",), "isGoalOf"),
        choice("kind", "Soort", "Kind", "Doel, pijler, uitgangspunt.", "Goal, pillar, principle.", "goal-kind",
               "hasGoalKind"),
        *_basis(), *evidence(), identifier(),
    ),
)  # fmt: skip

RISKS = Sheet(
    "risks", Text("Risico en maatregel", "Risk and measure"), "risk",
    Text("Risico's van de aanpak zelf, met hun maatregel.", "Risks of the approach itself, with their measure."),
    (
        *label("Risico", "Risk"),
        choice("kind", "Soort", "Kind", "Juridisch, organisatorisch, privacy.", "Legal, organisational, privacy.",
               "risk-kind", "hasRiskKind"),
        *_basis(),
        *texts("mitigation.label", "Maatregel", "Measure", "Wat ertegen wordt gedaan.", "What is done about it.",
               LABEL),
        *_basis("mitigation.basis", " (maatregel)", " (measure)"),
        Column("mitigation.id", Text("Id maatregel", "Measure id"), Kind.WORD,
               Text("Leeg bij een nieuwe rij.", "Empty on a new row."), light=True),
        *evidence(), identifier(),
    ),
)  # fmt: skip

INDICATORS = Sheet(
    "indicators", Text("Graadmeters", "Indicators"), "indicator",
    Text("Cijfers om de aanpak te volgen; nooit over personen.", "Figures to follow the approach; never of persons."),
    (
        *label("Graadmeter", "Indicator"),
        choice("group", "Groep", "Group", "Waar de graadmeter bij hoort.", "Where it belongs.", "indicator-group",
               "hasIndicatorGroup"),
        *texts("data_source", "Gegevensbron", "Data source", "Waar het cijfer vandaan komt.",
               "Where the figure comes from.", term("dataSourceText")),
        word("frequency", "Hoe vaak", "How often", "Bijvoorbeeld per kwartaal.", "For instance quarterly.",
             term("frequencyText")),
        *_basis(), *evidence(), identifier(),
    ),
)  # fmt: skip

CAPACITIES = Sheet(
    "capacities", Text("Capaciteit", "Capacity"), "capacity",
    Text("Hoeveel opvang, beveiliging of zorg er is.", "How much shelter, safety or care there is."),
    (
        *label("Capaciteit", "Capacity"),
        choice("subject", "Thema", "Theme", "Waarvan.", "Of what.", "theme", "capacitySubject"),
        links("items", "Items", "Items", "Welke items het meet.", "Which items it measures.", ("item",),
              "measuresItem"),
        links("indicators", "Graadmeters", "Indicators", "Welke cijfers het volgen.", "Which figures follow it.",
              ("indicator",), "isTrackedBy"),
        number("amount", "Hoeveelheid", "Amount", "Leeg tot iemand telde.", "Empty until somebody counted.", "amount"),
        *evidence(), identifier(),
    ),
)  # fmt: skip

SOURCES = Sheet(
    "sources", Text("Bronnen", "Sources"), "source",
    Text("De genummerde bronnen.", "The numbered sources."),
    (
        identifier("Nummer van de bron, zoals S31.", "Number of the source, such as S31."),
        Column("title", Text("Titel", "Title"), Kind.WORD, Text("Titel van de publicatie.", "Title."), (), (),
               PREFIXES["dcterms"] + "title", True, width=60),
        Column("url", Text("Webadres", "Web address"), Kind.ADDRESS, Text("Waar het staat.", "Where it is."),
               ("url", "link"), (), PREFIXES["rdfs"] + "seeAlso", width=50),
    ),
    natural=("title",),
)  # fmt: skip

ASSUMPTIONS = Sheet(
    "assumptions", Text("Aannamen", "Assumptions"), "assumption",
    Text("Wat het model aanneemt; staat onder elke uitkomst.", "What the model assumes; stands under every answer."),
    (
        *texts("text", "Aanname", "Assumption", "Wat is aangenomen.", "What is assumed.", DEFINITION, required=True),
        *evidence(), identifier(),
    ),
    natural=("text.nl",),
)  # fmt: skip

CHOICES = Sheet(
    "local_choices", Text("Lokale keuzes", "Local choices"), "choice",
    Text("Wat dit model overneemt, vervangt of weglaat van het referentiemodel.",
         "What this model takes, replaces or leaves out of the reference model."),
    (
        choice("kind", "Keuze", "Choice", "Overnemen, vervangen of weglaten.", "Take, replace or leave out.",
               "choice-kind", "hasChoiceKind"),
        links("parties", "Partijen", "Parties", "Welke partijen.", "Which parties.", _PARTIES, "concernsParty",
              required=True),
        link("replacement", "Vervangen door", "Replaced by", "Alleen bij vervangen.", "Only when replaced.",
             ("actor", "table"), "isReplacedBy", required=False),
        *describing("reason", "Reden", "Reason", "Waarom.", "Why."),
        *evidence(), identifier(),
    ),
    natural=("kind", "parties"),
)  # fmt: skip

REPAIRS = Sheet(
    "repairs", Text("Verbeteringen", "Corrections"), "repair",
    Text("Wat het model zelf aan de onderzochte tabellen verbeterde.", "What the model itself corrected."),
    (
        *describing("reason", "Reden", "Reason", "Waarom.", "Why."),
        links("added_holdings", "Toegevoegde posities", "Added holdings", "Id's van posities.", "Ids of holdings.",
              ("holding",), "addsHolding"),
        links("added_actors", "Toegevoegde actoren", "Added actors", "Welke actoren.", "Which actors.", ("actor",),
              "addsActor"),
        links("flows", "Stroom minder", "Flow less", "Welke stromen iets verloren.", "Which flows lost something.",
              ("flow",), "takesItemFrom"),
        links("items", "Item weg", "Item gone", "Welke items daaruit gingen.", "Which items left them.", ("item",),
              "takesItem"),
        identifier(),
    ),
    natural=("reason.nl",),
)  # fmt: skip

LEFT_OUT = Sheet(
    "left_out_needs", Text("Vervallen behoeften", "Vanished needs"), "need",
    Text("Behoeften van partijen die dit model weglaat; alleen ter herinnering.",
         "Needs of parties that this model leaves out; only as a reminder."),
    (
        link("needer", "Wie had het nodig", "Who needed it", "Weggelaten partij.", "Party left out.", _PARTIES, ""),
        link("item", "Item", "Item", "Wat nodig was.", "What was needed.", ("item",), ""),
        link("step", "Stap", "Step", "Wanneer.", "When.", ("step",), ""),
        *evidence(), identifier(),
    ),
    natural=("needer", "item", "step"),
)  # fmt: skip

LABELS = Sheet(
    "labels", Text("Begrippen", "Concepts"), "",
    Text("De vaste lijsten en de namen van verantwoordelijken en instrumenten. Een nieuwe verantwoordelijke: lijst "
         "«controller».",
         "The fixed lists, and the names of controllers and instruments. A new controller: list 'controller'."),
    (
        Column("scheme", Text("Lijst", "List"), Kind.WORD, Text("Van welke lijst.", "Of which list."), required=True),
        Column("code", Text("Code", "Code"), Kind.WORD, Text("Vaste korte naam.", "Fixed short name."), required=True,
               width=28),
        *texts("label", "Naam", "Name", "Zoals het heet.", "What it is called.", LABEL, required=True),
    ),
    natural=("scheme", "code"),
)  # fmt: skip

APPROACH: tuple[Sheet, ...] = (
    STEPS, BOB, FACTORS, CRITERIA, CONDITIONS, GOALS, RISKS, INDICATORS, CAPACITIES, SOURCES, ASSUMPTIONS, CHOICES,
    REPAIRS, LEFT_OUT, LABELS,
)  # fmt: skip
