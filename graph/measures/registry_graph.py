"""The measures of the whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph.measures.complexity import complexity
from graph.measures.congruence import communication_congruence, knowledge_congruence
from graph.measures.load import knowledge_diversity, knowledge_load
from graph.measures.matrices import Matrices
from graph.measures.measure import Edge, Grade, Level, Measure, once
from graph.measures.memory import memory_accuracy, memory_consensus, specialisation
from graph.measures.needs import agent_needs_total, agent_needs_total_by_product, step_needs_total, under_supply
from graph.measures.redundancy import knowledge_redundancy, step_redundancy
from graph.measures.sociometry import cohesion, density, diameter
from graph.measures.waste import agent_waste_total, agent_waste_total_by_product, step_waste_total
from ontology.terms import Text

__all__ = ["OF_THE_WHOLE"]

_HOLDINGS = frozenset({Edge.HOLDING})
_LINKS = frozenset({Edge.LINK})
_BOTH = _HOLDINGS | _LINKS
_CARLEY = "Carley 2002; Reminga"
_EAST = "EAST; Stanton, Salmon"
_MEMORY = "Wegner 1987; Austin 2003"


def _whole(
    name: str,
    label: Text,
    sentence: Text,
    formula: str,
    function: Callable[[Matrices], float | None],
    *,
    edges: frozenset[Edge] = _HOLDINGS,
    reference: str = _CARLEY,
    grade: Grade = Grade.SETTLED,
    bounded: bool = True,
) -> Measure:
    return Measure(name, Level.GRAPH, label, sentence, formula, reference, grade, edges, bounded, once(function))


OF_THE_WHOLE: Final[tuple[Measure, ...]] = (
    _whole(
        "agent-needs-total",
        Text("Actoren missen", "Actors miss"),
        Text(
            "Welk deel van alles wat actoren nodig hebben, hebben zij niet zelf?",
            "Which share of all that actors need do they not hold themselves?",
        ),
        "Σ_{i,k} N[i,k]·(1 − AK[i,k]) / Σ_{i,k} N[i,k]",
        agent_needs_total,
    ),
    _whole(
        "agent-needs-total-product-form",
        Text("Actoren missen (ORA-vorm, geen behoefte)", "Actors miss (ORA form, not a need)"),
        Text(
            "Dezelfde som met voor elke actor alles wat wie dan ook nodig heeft in haar stappen.",
            "The same sum with, for every actor, all that anyone needs at its steps.",
        ),
        "Σ_{i,k} N[i,k]·(1 − AK[i,k]) / Σ_{i,k} N[i,k], N = d(AT·KTᵀ)",
        agent_needs_total_by_product,
    ),
    _whole(
        "agent-waste-total",
        Text("Actoren hebben zonder vastgelegde behoefte", "Actors hold without a recorded need"),
        Text(
            "Welk deel van wat actoren hebben, staat niet bij hun behoeften? Voor de eigen taak kan dat goed zijn.",
            "Which share of all that actors hold is not among their needs? For their own task that may be right.",
        ),
        "Σ_{i,k} (1 − N[i,k])·AK[i,k] / Σ_{i,k} AK[i,k]",
        agent_waste_total,
    ),
    _whole(
        "agent-waste-total-product-form",
        Text(
            "Actoren hebben wat in hun stappen niemand nodig heeft (ORA-vorm, geen behoefte)",
            "Actors hold what nobody needs at their steps (ORA form, not a need)",
        ),
        Text(
            "Dezelfde som, gelegd naast alles wat wie dan ook nodig heeft in de stappen van elke actor.",
            "The same sum, beside all that anyone needs at every actor's steps.",
        ),
        "Σ_{i,k} (1 − N[i,k])·AK[i,k] / Σ_{i,k} AK[i,k], N = d(AT·KTᵀ)",
        agent_waste_total_by_product,
    ),
    _whole(
        "step-needs-total",
        Text("Ontbreekt in de stappen", "Missing at the steps"),
        Text(
            "Welk deel van wat de stappen nodig hebben, heeft niemand die aan die stap meedoet?",
            "Which share of what the steps need is held by nobody who has a part in that step?",
        ),
        "Σ_{t,k} KT[k,t]·(1 − S[t,k]) / ΣKT, S = d(ATᵀ·AK)",
        step_needs_total,
    ),
    _whole(
        "step-waste-total",
        Text("Aanwezig waar het niet nodig is", "Present where it is not needed"),
        Text(
            "Welk deel van wat de deelnemers aan een stap hebben, is in die stap niet nodig?",
            "Which share of what those with a part in a step hold is not needed at that step?",
        ),
        "Σ_{t,k} (1 − KT[k,t])·S[t,k] / ΣS, S = d(ATᵀ·AK)",
        step_waste_total,
    ),
    _whole(
        "under-supply",
        Text("Ontbrekende items per stap", "Missing items per step"),
        Text(
            "Hoeveel nodige items ontbreken gemiddeld in een stap?",
            "How many needed items are missing at a step, on average?",
        ),
        "Σ_{t,k} KT[k,t]·(1 − S[t,k]) / |T|",
        under_supply,
        bounded=False,
    ),
    _whole(
        "knowledge-congruence",
        Text("Kennis past op de stappen", "Knowledge fits the steps"),
        Text(
            "1 betekent: in elke stap is precies aanwezig wat daar nodig is, niets minder en niets meer.",
            "1 means: at every step exactly what is needed is there, nothing less and nothing more.",
        ),
        "1 − hamming(d(AKᵀ·AT), KT) / (|K|·|T|)",
        knowledge_congruence,
    ),
    _whole(
        "communication-congruence",
        Text("Contact past op het werk", "Talk fits the work"),
        Text(
            "1 betekent: precies die actoren spreken elkaar die samen een stap doen of na elkaar aan de beurt zijn.",
            "1 means: exactly those actors talk who share a step or follow each other.",
        ),
        "1 − hamming(Q, AA) / (|A|·(|A| − 1)), Q = d(AT·ATᵀ + AT·TT·ATᵀ + AT·TTᵀ·ATᵀ)",
        communication_congruence,
        edges=_LINKS,
        reference="Carley 2002, (a) + (b)",
    ),
    _whole(
        "knowledge-redundancy",
        Text("Dubbel bekend", "Held more than once"),
        Text(
            "0 betekent: niets is bij meer dan één actor bekend; 1 betekent: alles is bij iedereen bekend.",
            "0 means: nothing is held by more than one actor; 1 means: everyone holds everything.",
        ),
        "Σ_k max(0, Σ_i AK[i,k] − 1) / ((|A| − 1)·|K|)",
        knowledge_redundancy,
    ),
    _whole(
        "step-redundancy",
        Text("Dubbel belegd", "Assigned more than once"),
        Text(
            "0 betekent: geen stap heeft meer dan één deelnemer; 1 betekent: iedereen doet aan elke stap mee.",
            "0 means: no step has more than one participant; 1 means: everyone has a part in every step.",
        ),
        "Σ_t max(0, Σ_i AT[i,t] − 1) / ((|A| − 1)·|T|)",
        step_redundancy,
        edges=frozenset(),
    ),
    _whole(
        "knowledge-load",
        Text("Bekend van alles wat bekend kan zijn", "Held of all that could be held"),
        Text(
            "Welk deel van alle items heeft een actor gemiddeld?",
            "Which share of all items does an actor hold, on average?",
        ),
        "ΣAK / (|A|·|K|)",
        knowledge_load,
    ),
    _whole(
        "knowledge-diversity",
        Text("Spreiding over items", "Spread over items"),
        Text(
            "Hoe dichter bij 1, hoe gelijker de posities over de items zijn verdeeld.",
            "The closer to 1, the more evenly the holdings are spread over the items.",
        ),
        "1 − Σ_k (Σ_i AK[i,k] / ΣAK)²",
        knowledge_diversity,
    ),
    _whole(
        "specialisation",
        Text("Ieder weet iets anders", "Each knows something else"),
        Text(
            "Hoe dichter bij 1, hoe minder twee actoren hetzelfde hebben.",
            "The closer to 1, the less two actors hold the same.",
        ),
        "1 − mean_{i<j} |K_i∩K_j| / |K_i∪K_j|",
        specialisation,
        reference=_MEMORY,
        grade=Grade.PARTLY,
    ),
    _whole(
        "memory-accuracy",
        Text("Klopt wie men denkt dat het weet", "Right about who knows"),
        Text(
            "Hoe vaak klopt het wat actoren van elkaar denken te weten? N.v.t.: dit model legt dat niet vast.",
            "How often are actors right about what others know? N/a: this model does not record it.",
        ),
        "Σ_{i≠j,k} [B[i,j,k] = AK[j,k]] / (|A|·(|A| − 1)·|K|)",
        memory_accuracy,
        reference=_MEMORY,
    ),
    _whole(
        "memory-consensus",
        Text("Eens over wie het weet", "Agreed about who knows"),
        Text(
            "Hoe vaak denken twee actoren hetzelfde over wat een derde weet? N.v.t.: dit model legt dat niet vast.",
            "How often do two actors think the same of what a third knows? N/a: this model does not record it.",
        ),
        "mean_{i<j} Σ_{l∉{i,j},k} [B[i,l,k] = B[j,l,k]] / ((|A| − 2)·|K|)",
        memory_consensus,
        edges=frozenset(),
        reference=_MEMORY,
    ),
    _whole(
        "density",
        Text("Dichtheid van de lijnen", "Density of the lines"),
        Text(
            "Welk deel van alle mogelijke lijnen tussen actoren bestaat?",
            "Which share of all possible lines between actors exists?",
        ),
        "Σ_{i≠j} x_ij / (g·(g − 1))",
        density,
        edges=_LINKS,
        reference=_EAST,
    ),
    _whole(
        "cohesion",
        Text("Lijnen heen en terug", "Lines both ways"),
        Text(
            "Welk deel van de lijnen tussen actoren wordt beantwoord met een lijn terug?",
            "Which share of the lines between actors is answered by a line back?",
        ),
        "Σ_{i≠j} x_ij·x_ji / Σ_{i≠j} x_ij",
        cohesion,
        edges=_LINKS,
        reference=_EAST,
    ),
    _whole(
        "diameter",
        Text("Langste kortste weg", "Longest shortest way"),
        Text(
            "Over hoeveel lijnen gaat de langste van alle kortste wegen tussen twee actoren?",
            "How many lines are in the longest of all shortest ways between two actors?",
        ),
        "max_{i,j : d(i,j) < ∞} d(i,j)",
        diameter,
        edges=_LINKS,
        reference=_EAST,
        bounded=False,
    ),
    _whole(
        "complexity",
        Text("Volheid van het geheel", "Fullness of the whole"),
        Text(
            "Welk deel van alle vakjes in de tabellen samen (contact, kennis, werk, behoefte, volgorde) is gevuld?",
            "Which share of all cells in the tables together (talk, knowledge, work, need, order) is filled?",
        ),
        "(ΣAA + ΣAK + ΣAT + ΣKT + ΣTT) / (|A|(|A|−1) + |A||K| + |A||T| + |K||T| + |T|(|T|−1))",
        complexity,
        edges=_BOTH,
        reference="Carley & Reminga, CMU-ISRI-04-106, 2004",
        grade=Grade.PARTLY,
    ),
)
