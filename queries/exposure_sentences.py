"""Sentences about the ways to the alleged perpetrator: what he learns, what a person weighs, what it leans on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.legal_exposure import Shows
from ontology.terms import Text
from queries.deciding import ASSUMED_FACTS
from queries.exposure import CUSTODY, LIVING
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law, LawOnDay
    from queries.exposure import Exposed, Exposure

__all__ = ["SHOWS_LABELS", "custody_text", "leans_on", "never", "weighing"]

SHOWS_LABELS: Mapping[Shows, Text] = MappingProxyType(
    {
        Shows.CONTENT: Text("hij leert de inhoud", "he learns the content"),
        Shows.TRAIL: Text("hij leert dat het is gedeeld, en met wie", "he learns that it was passed on, and to whom"),
        Shows.SIGNAL: Text("hij leert dat er contact of een dossier is", "he learns that there is contact or a file"),
    }
)

_LABELS = "reference-typical-label"
"""Of what a model assumes itself, only this and what it assumes as a fact bears on a verdict."""

_CUSTODY: Mapping[str, Text] = MappingProxyType(
    {
        "true": Text("Hij heeft gezag over het kind.", "He has custody of the child."),
        "false": Text("Hij heeft geen gezag over het kind.", "He has no custody of the child."),
        "unknown": Text(
            "Of hij gezag over het kind heeft, is niet bekend: beide wegen tellen mee (--custody true of false).",
            "Whether he has custody of the child is not known: both ways count (--custody true or false).",
        ),
    }
)


def custody_text(found: Exposure) -> Text:
    """What is known of his custody; unknown stays unknown."""
    return _CUSTODY[found.facts.get(CUSTODY, "unknown")]


def weighing(law: LawOnDay, row: Exposed) -> tuple[Text, ...]:
    """What a person must weigh before anything goes: by the verdict, by his right, and by what limits it."""
    named = (law.norm[name].weigh for name in (*(row.rights if row.by_right else ()), *row.limits))
    own = () if row.by_right else row.verdict.to_weigh
    return tuple(dict.fromkeys((*own, *(text for texts in named for text in texts))))


def never(found: Exposure, law: Law) -> tuple[Text, ...]:
    """What may go along no way at all: only that it is there, never with whom."""
    said = []
    if found.confined:
        count = found.confined
        things = ("gegeven", "item") if count == 1 else ("gegevens", "items")
        said.append(
            Text(
                f"{count} afgeschermd {things[0]} (zoals een geheim adres) mag langs geen enkele weg naar hem, zijn "
                "advocaat of een gezinsdossier. Hier staat niet wie het weet."
                if count == 1
                else f"{count} afgeschermde {things[0]} (zoals een geheim adres) mogen langs geen enkele weg naar hem, "
                "zijn advocaat of een gezinsdossier. Hier staat niet wie ze weet.",
                f"{count} confined {things[1]} (such as a secret address) may go along no way to him, his lawyer or a "
                "family file. It is not told here who knows.",
            )
        )
    on_day = law.on(found.day, pending=True).norm
    cited = [citation(law, on_day[name]) for name in found.source_norms if name in on_day]
    nl, en = (f" ({'; '.join(one.of(language) for one in cited)})" if cited else "" for language in ("nl", "en"))
    checks = found.source_checks
    said.append(
        Text(
            f"Wie iets meldde of vertelde mag nooit mee{nl}. Haal de bron ook uit kopieën, logboeken en uitleg."
            + (f" Bij {checks} combinaties moet dat eerst worden nagegaan." if checks else ""),
            f"Who reported or told may never go along{en}. Take the source out of copies, logs and explanations too."
            + (f" For {checks} combinations that must be checked first." if checks else ""),
        )
    )
    return tuple(said)


def leans_on(model: Model, found: Exposure) -> tuple[Text, ...]:
    """What the answer leans on: what is modelled, what is assumed, and what silence does not mean."""
    said = [
        Text(
            "Wat vanzelf kan gaan is praktijk en gemodelleerd: geen regel, en geen feit over een partner.",
            "What can happen by itself is practice and modelled: no rule, and no fact about a partner.",
        ),
        Text(
            "Geen grond vastgelegd is geen bescherming, en een weg die hier niet staat is niet dicht.",
            "No ground recorded is no protection, and a way that is not listed here is not closed.",
        ),
    ]
    if all(found.facts.get(fact) == value for fact, value in LIVING.items()):
        said.append(
            Text(
                "Aangenomen: degene om wie het gaat leeft (anders: --fact subject.deceased=true).",
                "Assumed: whom it is about is alive (otherwise: --fact subject.deceased=true).",
            )
        )
    if found.aggregates:
        said.append(
            Text(
                f"{found.aggregates} gegevens zonder personen (cijfers) tellen niet mee.",
                f"{found.aggregates} items without persons (figures) do not count.",
            )
        )
    if found.unreadable:
        nl, en = (", ".join(model.label(party).brief(tongue) for party in found.unreadable) for tongue in ("nl", "en"))
        said.append(
            Text(
                f"Niet te zeggen, want onbekend in welke hoedanigheid zij handelen: {nl}.",
                f"Cannot be said, because it is unknown in which capacity they act: {en}.",
            )
        )
    return (*said, *(one.text for one in model.assumptions if one.id in ASSUMED_FACTS or one.id == _LABELS))
