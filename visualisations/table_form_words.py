"""The fixed words of the two pages on one table in its legal forms, in Dutch (plain, B1) and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ontology.terms import Text
from queries.table_form_kinds import SeatRole
from queries.table_forms import Change

__all__ = ["CHANGE_LABELS", "PAGE_WORDS", "ROLE_LABELS", "SHORT_FORMS"]

CHANGE_LABELS: Mapping[Change, Text] = MappingProxyType(
    {
        Change.OPENS: Text("wordt mogelijk", "becomes possible"),
        Change.BECOMES_MUST: Text("was al mogelijk, wordt een plicht", "was possible, becomes a duty"),
        Change.EASIER: Text("wordt makkelijker, met minder voorwaarden", "becomes easier, with fewer conditions"),
        Change.SAME: Text("blijft gelijk", "stays the same"),
        Change.HARDER: Text("wordt moeilijker", "becomes harder"),
        Change.CLOSES: Text("gaat dicht", "closes"),
        Change.UNSETTLED: Text("wordt een open rechtsvraag", "becomes an open question of law"),
    }
)

ROLE_LABELS: Mapping[str | None, Text] = MappingProxyType(
    {
        SeatRole.PARTICIPANT: Text("deelnemer", "participant"),
        SeatRole.IF_COMMISSIONED: Text("alleen met opdracht van het college", "only if commissioned by the executive"),
        SeatRole.THIRD: Text("geen deelnemer, alleen derde", "no participant, third party only"),
        None: Text("niet te zeggen", "cannot be said"),
    }
)

SHORT_FORMS: Mapping[str, Text] = MappingProxyType(
    {
        "none": Text("geen vorm", "no form"),
        "art20": Text("artikel 20", "article 20"),
        "zvh": Text("ZVH-zaak", "house case"),
    }
)

PAGE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text("Eén tafel, drie juridische vormen", "One table, three legal forms"),
        "for": Text(
            "Voor het college van burgemeester en wethouders van {place}",
            "For the municipal executive of {place}",
        ),
        "tool-only": Text("Hulpmiddel, geen juridisch advies", "An aid, not legal advice"),
        "fictional": Text("Dit model is fictief", "This model is fictional"),
        "dated": Text(
            "Recht van {day}. Model {model}, versie {version}, vingerafdruk {fingerprint}.",
            "Law of {day}. Model {model}, version {version}, fingerprint {fingerprint}.",
        ),
        "page": Text("Bladzijde {number} van {total}", "Page {number} of {total}"),
        "question": Text("De vraag", "The question"),
        "asked-own": Text(
            "Mag iedereen aan «{table}» horen wat de tafel nodig heeft? Wij keken naar {seats} stoelen en {items} "
            "soorten informatie: {cells} combinaties. Bij {known} daarvan weet de stoel het al zelf.",
            "May everybody at «{table}» hear what the table needs? We looked at {seats} seats and {items} kinds of "
            "information: {cells} combinations. In {known} of them the seat knows it already.",
        ),
        "asked-seats": Text(
            "Mag iedereen aan «{table}» horen wat hij nodig heeft? In dit model heeft de tafel geen eigen lijst. Wij "
            "keken naar wat haar {seats} stoelen zelf nodig hebben bij beeld, oordeel en besluit: {items} soorten "
            "informatie, {cells} combinaties. Bij {known} daarvan weet de stoel het al zelf.",
            "May everybody at «{table}» hear what they need? In this model the table has no list of its own. We looked "
            "at what its {seats} seats need themselves for picture, judgement and decision: {items} kinds of "
            "information, {cells} combinations. In {known} of them the seat knows it already.",
        ),
        "confined": Text(
            "{count} soort(en) informatie blijven altijd gesloten, zoals een geheim adres. Die staan hier nergens.",
            "{count} kind(s) of information always stay closed, such as a secret address. They are nowhere here.",
        ),
        "short": Text("Het antwoord in het kort", "The answer in short"),
        "short-none": Text(
            "Zonder vorm: {free} keer moet of mag iemand het vertellen, {conditions} keer mag het onder voorwaarden "
            "(zoals toestemming), {rest} keer kan het zo niet of is het niet te zeggen.",
            "Without a form: must or may be told {free}, may on conditions (such as consent) {conditions}, not this "
            "way or cannot be said {rest}.",
        ),
        "short-form": Text(
            "{form}. Het wordt {opens} keer mogelijk, {must} keer een plicht en {easier} keer makkelijker; {worse} "
            "keer moeilijker of dicht, {unsettled} keer een open rechtsvraag. {same} keer blijft het gelijk.",
            "{form}. Becomes possible {opens}, a duty {must}, easier {easier}; harder or closed {worse}, an open "
            "question of law {unsettled}. The same {same}.",
        ),
        "carried": Text("Dit komt vooral door {grounds}.", "This is mainly because of {grounds}."),
        "covenant": Text(
            "Een convenant is nooit een grond om te delen. Het helpt wel om afspraken te maken.",
            "A covenant is never a ground for sharing. It does help to make arrangements.",
        ),
        "counts": Text("Hoe vaak mag het?", "How often is it allowed?"),
        "counts-caption": Text(
            "Aantal combinaties van stoel en informatie, per vorm. Elke cel is de beste weg van alle houders die het "
            "rechtmatig hebben.",
            "Number of combinations of seat and information, per form. Each cell is the best way of all holders that "
            "have it lawfully.",
        ),
        "state": Text("Oordeel", "Verdict"),
        "known": Text("weet de stoel zelf al", "the seat knows it already"),
        "nothing": Text("niets om over te oordelen", "nothing to decide on"),
        "changes": Text("Wat verandert er?", "What changes?"),
        "changes-caption": Text(
            "Vergeleken met geen vorm. Een vorm verbiedt het delen per paar niet: {cited}.",
            "Compared with no form. A form does not forbid sharing pair by pair: {cited}.",
        ),
        "changes-caption-plain": Text("Vergeleken met geen vorm.", "Compared with no form."),
        "change": Text("Verandering", "Change"),
        "table-whole": Text(
            "Voor de tafel als geheel telt de stoel die er het slechtst voor staat: {parts}.",
            "For the table as a whole the seat counts that is placed worst: {parts}.",
        ),
        "table-part": Text(
            "{form}: {free} van de {items} soorten moet of mag (na afweging) bij iedere stoel, {conditions} mag onder "
            "voorwaarden",
            "{form}: {free} of the {items} kinds must or may (after weighing) be told to every seat, {conditions} may "
            "on conditions",
        ),
        "acts": Text("Welke besluiten zijn nodig?", "Which decisions does it take?"),
        "act": Text("Besluit of handeling", "Decision or act"),
        "who": Text("Wie", "Who"),
        "article": Text("Artikel", "Article"),
        "standing": Text("Stand", "Standing"),
        "not-in-law": Text("staat niet in het recht van deze dag", "is not in the law of this day"),
        "not-there": Text("is er nog niet", "is not there yet"),
        "stated-true": Text("is er, volgens uw opgave", "is there, as you state"),
        "stated-false": Text("is er niet, volgens uw opgave", "is not there, as you state"),
        "acts-none": Text(
            "Zonder vorm is geen besluit nodig. Dan moet elke partner voor elk gegeven zelf een grond hebben.",
            "Without a form no decision is needed. Then each partner needs a ground of its own for each item.",
        ),
        "further": Text("Wat dan nog nodig is", "What is then still needed"),
        "further-line": Text(
            "{form}: {question} ({norms}). Gaat om {parties}. Aantal combinaties: {cells}.",
            "{form}: {question} ({norms}). About {parties}. Combinations: {cells}.",
        ),
        "no-further": Text(
            "Geen verdere besluiten die alleen bij deze vormen horen.",
            "No further acts that belong to these forms only.",
        ),
        "seats": Text("Per stoel", "Per seat"),
        "seats-caption": Text(
            "Per vorm: moet · mag · onder voorwaarden · niet, onbekend of onbeslist.",
            "Per form: must · may · on conditions · not, unknown or undecided.",
        ),
        "seat": Text("Stoel", "Seat"),
        "role": Text("In het ZVH", "In the house"),
        "case-seat": Text("De zaak zelf (ZVH)", "The case itself (house)"),
        "binding": Text("Wat geen enkele vorm verandert", "What no form changes"),
        "binding-lead": Text(
            "Deze regels houden in elke vorm combinaties tegen, of laten ze alleen onder voorwaarden door:",
            "These rules stop combinations in every form, or let them through on conditions only:",
        ),
        "binding-line": Text("{title}: {citation}; {cells} combinaties.", "{title}: {citation}; {cells} combinations."),
        "binding-more": Text(
            "En nog {count} andere regels; die staan in de bijlage.", "And {count} other rules; they are in the annex."
        ),
        "binding-none": Text("In elke combinatie helpt een vorm.", "In each combination a form helps."),
        "keeps": Text(
            "De plicht van {ground} laat zelf dicht: {stops}.",
            "The duty of {ground} itself leaves closed: {stops}.",
        ),
        "leans-line": Text("Ook dit blijft gelden: {rules}.", "This holds too: {rules}."),
        "rests": Text("Waar dit op leunt", "What this leans on"),
        "rests-holders": Text(
            "Wie iets rechtmatig heeft, is in elke vorm hetzelfde. Alleen het vertellen aan deze tafel verschilt.",
            "Who has something lawfully is the same in every form. Only the telling at this table differs.",
        ),
        "rests-acts": Text(
            "Bij elke vorm is gedaan alsof haar besluiten er zijn. Ze zijn er nog niet. Per zaak weegt een mens.",
            "For each form its acts are taken as given. They are not there yet. In each case a person weighs.",
        ),
        "rests-model": Text(
            "Stoelen en behoeften zijn gemodelleerd ({evidence}). Het model doet {count} aannamen; die staan in de "
            "bijlage.",
            "Seats and needs are modelled ({evidence}). The model makes {count} assumptions; they are in the annex.",
        ),
        "house-unknown": Text(
            "Welke geheimhouding op het dossier van het Zorg- en Veiligheidshuis zelf rust, is hier niet vastgelegd. "
            "Wat de zaak teruggeeft aan een stoel is daarom onbeslist; geteld is wat deelnemers elkaar in de zaak "
            "vertellen.",
            "Which secrecy binds the file of the care and safety house itself is not recorded here. What the case "
            "gives back to a seat is therefore undecided; counted is what participants tell each other in the case.",
        ),
        "facts": Text("Omstandigheden volgens u: {facts}.", "Circumstances as you state: {facts}."),
        "doubt": Text("Open rechtsvraag: {doubt}.", "Open question of law: {doubt}."),
        "annex": Text("Bijlage: per stoel en per soort informatie", "Annex: per seat and kind of information"),
        "item": Text("Informatie", "Information"),
        "annex-assumptions": Text("Aannamen van het model", "Assumptions of the model"),
        "via-case": Text("via de zaak", "through the case"),
        "from": Text("van {holder}", "from {holder}"),
        "only-minimum": Text("alleen het strikt nodige mag", "only what is strictly needed may"),
        "only-signal": Text("alleen een signaal mag", "only a signal may"),
        "knows": Text("weet het zelf", "knows it"),
    }
)
"""Sentences by key; what stands between braces is filled in."""
