"""The measures per actor."""

from __future__ import annotations

from typing import Final

from graph.measures.critical import critical_steps, items_lost
from graph.measures.exclusivity import knowledge_exclusivity, knowledge_exclusivity_share, step_exclusivity_share
from graph.measures.measure import Edge, Grade, Level, Measure, each
from graph.measures.memory import blind_need
from graph.measures.needs import agent_needs, agent_needs_by_product
from graph.measures.sociometry import sociometric_status
from graph.measures.waste import agent_waste, agent_waste_by_product
from graph.measures.workload import actual_workload, potential_workload
from ontology.terms import Text

__all__ = ["OF_ACTORS"]

_HOLDINGS = frozenset({Edge.HOLDING})
_BOTH = frozenset({Edge.HOLDING, Edge.LINK})
_ASHWORTH = "Ashworth & Carley, J. Math. Soc. 30(1), 2006"
_CARLEY = "Carley 2002; Reminga"

OF_ACTORS: Final[tuple[Measure, ...]] = (
    Measure(
        "agent-needs",
        Level.ACTOR,
        Text("Mist", "Misses"),
        Text(
            "Welk deel van wat deze actor nodig heeft, heeft zij niet zelf? 0 is niets, 1 is alles.",
            "Which share of what this actor needs does it not hold itself? 0 is nothing, 1 is all of it.",
        ),
        "Σ_k N[i,k]·(1 − AK[i,k]) / Σ_k N[i,k]",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(agent_needs),
    ),
    Measure(
        "agent-needs-product-form",
        Level.ACTOR,
        Text("Mist (ORA-vorm, geen behoefte)", "Misses (ORA form, not a need)"),
        Text(
            "Dezelfde som met alles wat wie dan ook nodig heeft in de stappen van deze actor; dat is geen behoefte van "
            "haarzelf.",
            "The same sum with all that anyone needs at this actor's steps; that is not a need of its own.",
        ),
        "Σ_k N[i,k]·(1 − AK[i,k]) / Σ_k N[i,k], N = d(AT·KTᵀ)",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(agent_needs_by_product),
    ),
    Measure(
        "agent-waste",
        Level.ACTOR,
        Text("Heeft zonder vastgelegde behoefte", "Holds without a recorded need"),
        Text(
            "Welk deel van wat deze actor heeft, staat niet bij haar behoeften? Voor de eigen taak kan dat goed zijn.",
            "Which share of what this actor holds is not among its needs? For its own task that may be right.",
        ),
        "Σ_k (1 − N[i,k])·AK[i,k] / Σ_k AK[i,k]",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(agent_waste),
    ),
    Measure(
        "agent-waste-product-form",
        Level.ACTOR,
        Text(
            "Heeft wat in haar stappen niemand nodig heeft (ORA-vorm, geen behoefte)",
            "Holds what nobody needs at its steps (ORA form, not a need)",
        ),
        Text(
            "Dezelfde som, gelegd naast alles wat wie dan ook nodig heeft in de stappen van deze actor.",
            "The same sum, beside all that anyone needs at this actor's steps.",
        ),
        "Σ_k (1 − N[i,k])·AK[i,k] / Σ_k AK[i,k], N = d(AT·KTᵀ)",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(agent_waste_by_product),
    ),
    Measure(
        "knowledge-exclusivity",
        Level.ACTOR,
        Text("Alleen hier bekend", "Known only here"),
        Text(
            "Hoe hoger, hoe meer items alleen of bijna alleen bij deze actor bekend zijn; een item dat niemand anders "
            "heeft telt voor 1.",
            "The higher, the more items are known only or almost only to this actor; one nobody else holds counts 1.",
        ),
        "Σ_k AK[i,k]·exp(1 − h_k)",
        _ASHWORTH,
        Grade.SETTLED,
        _HOLDINGS,
        False,
        each(knowledge_exclusivity),
    ),
    Measure(
        "knowledge-exclusivity-share",
        Level.ACTOR,
        Text("Alleen hier bekend, als deel van alle items", "Known only here, as a share of all items"),
        Text(
            "Hetzelfde, gedeeld door het aantal items; zo zijn twee modellen te vergelijken.",
            "The same, divided by the number of items, so that two models can be compared.",
        ),
        "Σ_k AK[i,k]·exp(1 − h_k) / |K|",
        _ASHWORTH,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(knowledge_exclusivity_share),
    ),
    Measure(
        "step-exclusivity-share",
        Level.ACTOR,
        Text("Stappen die op haar steunen", "Steps that rest on it"),
        Text(
            "Hoe hoger, hoe meer stappen deze actor alleen of bijna alleen doet.",
            "The higher, the more steps this actor does alone or almost alone.",
        ),
        "Σ_t AT[i,t]·exp(1 − h_t) / |T|",
        _ASHWORTH,
        Grade.SETTLED,
        frozenset(),
        True,
        each(step_exclusivity_share),
    ),
    Measure(
        "actual-workload",
        Level.ACTOR,
        Text("Brengt mee in eigen stappen", "Brings along at its own steps"),
        Text(
            "Welk deel van alles wat de stappen nodig hebben, heeft deze actor in de stappen waar zij aan meedoet?",
            "Which share of all that the steps need does this actor hold at the steps it has a part in?",
        ),
        "(AK·KT·ATᵀ)[i,i] / ΣKT",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(actual_workload),
    ),
    Measure(
        "potential-workload",
        Level.ACTOR,
        Text("Zou kunnen meebrengen in alle stappen", "Could bring along at all steps"),
        Text(
            "Hetzelfde over alle stappen, ook die waar zij nu niet aan meedoet. Het zegt niet dat zij dat mag delen.",
            "The same over all steps, also those it has no part in. It does not say that it may share that.",
        ),
        "Σ_t (AK·KT)[i,t] / ΣKT",
        _CARLEY,
        Grade.SETTLED,
        _HOLDINGS,
        True,
        each(potential_workload),
    ),
    Measure(
        "items-lost",
        Level.ACTOR,
        Text("Mist men zonder haar", "Missed without it"),
        Text(
            "Hoe vaak komt in een stap een nodig item te ontbreken als deze actor wegvalt?",
            "How often does a needed item go missing at a step when this actor drops out?",
        ),
        "Σ_{t,k} AT[i,t]·AK[i,k]·KT[k,t]·[(ATᵀ·AK)[t,k] = 1]",
        "Zichtlijn",
        Grade.OWN,
        _HOLDINGS,
        False,
        each(items_lost),
    ),
    Measure(
        "critical-steps",
        Level.ACTOR,
        Text("Onmisbaar voor volledige stappen", "Critical to complete steps"),
        Text(
            "In hoeveel stappen had men alles wat nodig is, en zonder deze actor niet meer?",
            "At how many steps was all that is needed there, and no longer without this actor?",
        ),
        "#{t : KT[·,t] ≤ S[t,·], ¬(KT[·,t] ≤ S∖i[t,·])}",
        "Zichtlijn",
        Grade.OWN,
        _HOLDINGS,
        False,
        each(critical_steps),
    ),
    Measure(
        "blind-need",
        Level.ACTOR,
        Text("Weet niet bij wie te vragen", "Does not know whom to ask"),
        Text(
            "Hoeveel items mist deze actor die een ander wel heeft, maar niemand die zij kent? N.v.t. als niet is "
            "opgegeven wie zij kent.",
            "How many items does this actor miss that someone has, but nobody it knows? N/a when it is not declared "
            "whom it knows.",
        ),
        "#{k : N[i,k] = 1, AK⁺[i,k] = 0, ∃j AK⁺[j,k] = 1, ∀j C[i,j]·AK⁺[j,k] = 0}",
        "Wegner 1987; Austin 2003",
        Grade.PARTLY,
        _BOTH,
        False,
        each(blind_need),
    ),
    Measure(
        "sociometric-status",
        Level.ACTOR,
        Text("Verbonden met anderen", "Linked to others"),
        Text(
            "Hoe hoger, hoe meer actoren aan deze actor vertellen of van haar horen; 2 is iedereen, heen en terug.",
            "The higher, the more other actors tell this actor things or hear from it; 2 is everyone, both ways.",
        ),
        "Σ_j (x_ij + x_ji) / (g − 1)",
        "EAST; Stanton, Salmon",
        Grade.SETTLED,
        frozenset({Edge.LINK}),
        False,
        each(sociometric_status),
    ),
)
