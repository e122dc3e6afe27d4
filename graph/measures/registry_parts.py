"""The measures per step, per pair of actors and per link."""

from __future__ import annotations

from typing import Final

from graph.measures.broken_links import broken_link
from graph.measures.likeness import distinctiveness, expertise, needed_overlap, resemblance
from graph.measures.measure import Edge, Grade, Level, Measure, each, paired
from graph.measures.needs import step_needs
from graph.measures.waste import step_waste
from ontology.terms import Text

__all__ = ["OF_PAIRS_AND_LINKS", "OF_STEPS"]

_HOLDINGS = frozenset({Edge.HOLDING})
_CARLEY = "Carley 2002; Reminga"

OF_STEPS: Final[tuple[Measure, ...]] = (
    Measure(
        "step-needs",
        Level.STEP,
        Text("Ontbreekt in de stap", "Missing at the step"),
        Text(
            "Welk deel van wat in deze stap nodig is, heeft niemand die aan de stap meedoet?",
            "Which share of what is needed at this step is held by nobody who has a part in it?",
        ),
        "Σ_k KT[k,t]·(1 − S[t,k]) / Σ_k KT[k,t], S = d(ATᵀ·AK)",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(step_needs),
    ),
    Measure(
        "step-waste",
        Level.STEP,
        Text("Aanwezig, hier niet nodig", "Present, not needed here"),
        Text(
            "Welk deel van wat de deelnemers aan deze stap samen hebben, is in deze stap niet nodig?",
            "Which share of what those with a part in this step hold together is not needed at it?",
        ),
        "Σ_k (1 − KT[k,t])·S[t,k] / Σ_k S[t,k], S = d(ATᵀ·AK)",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(step_waste),
    ),
)

OF_PAIRS_AND_LINKS: Final[tuple[Measure, ...]] = (
    Measure(
        "needed-overlap",
        Level.PAIR,
        Text("Samen nodig, samen bekend", "Needed by both, held by both"),
        Text(
            "Welk deel van wat beide actoren nodig hebben, hebben zij ook allebei?",
            "Which share of what both actors need do both of them hold?",
        ),
        "|N_i∩N_j∩K_i∩K_j| / |N_i∩N_j|",
        "Zichtlijn",
        Grade.OWN,
        _HOLDINGS,
        True,
        paired(needed_overlap),
    ),
    Measure(
        "resemblance",
        Level.PAIR,
        Text("Zelfde items", "Same items"),
        Text("Hoeveel items hebben beide actoren?", "How many items do both actors hold?"),
        "Σ_k AK[i,k]·AK[j,k]",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        False,
        paired(resemblance),
    ),
    Measure(
        "distinctiveness",
        Level.PAIR,
        Text("Verschil in items", "Difference in items"),
        Text(
            "Welk deel van alle items heeft precies één van de twee?",
            "Which share of all items is held by exactly one of the two?",
        ),
        "Σ_k [AK[i,k] ≠ AK[j,k]] / |K|",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        paired(distinctiveness),
    ),
    Measure(
        "expertise",
        Level.PAIR,
        Text("Nieuw van de ander", "New from the other"),
        Text(
            "Welk deel van wat de ander heeft, heeft deze actor niet?",
            "Which share of what the other holds does this actor not hold?",
        ),
        "Σ_k AK[j,k]·(1 − AK[i,k]) / Σ_k AK[j,k]",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        paired(expertise),
    ),
    Measure(
        "broken-link",
        Level.LINK,
        Text("Stappen die verliezen als deze lijn breekt", "Steps that lose when this line breaks"),
        Text(
            "In hoeveel stappen raakt een actor iets kwijt wat zij daar nodig heeft, als deze lijn wegvalt?",
            "At how many steps does an actor lose something it needs there when this line is cut?",
        ),
        "#{t : ∃i,k N[i,k,t] = 1, k ∈ R_i, k ∉ R_i∖link}",
        "EAST; Stanton & Harvey 2017, doi 10.1080/00140139.2016.1232841",
        Grade.SETTLED,
        frozenset({Edge.HOLDING, Edge.LINK}),
        False,
        paired(broken_link),
    ),
)
