"""The law as a table of passes, on laws of two or three norms."""

from __future__ import annotations

from dataclasses import replace

from ontology.norms import LabelRule
from ontology.statutes import Law
from queries.deciding import Bench
from queries.law_table import LawTable, law_table
from queries.lawfulness import decide
from queries.situation import Situation
from tests.flow_builders import flow_law, people
from tests.law_builders import DAY, asks, disclosure, power, record

PARTIES = ("arts", "gemeente", "politie", "veilig-thuis")
TELL = power("mag-vertellen", holders=("arts",), recipients=("veilig-thuis",))
PASS_ON = power("mag-door", holders=("veilig-thuis",), recipients=("gemeente",))


def table_of(law: Law) -> LawTable:
    return law_table(Bench(people().build(), law, DAY), PARTIES, ("SIG", "INT"))


def told(table: LawTable, state: int, step: str = "INT") -> set[str]:
    """Whom the record in this state can be told to for what they need at the step."""
    parties = int(table.passing.told[state, table.aims.index(step)])
    return {party for place, party in enumerate(table.parties) if parties >> place & 1}


def becomes(table: LawTable, state: int) -> dict[str, list[int]]:
    """The states that it can become in one pass, by who then has it."""
    start = table.passing.moves_start
    found: dict[str, list[int]] = {}
    for to in table.passing.moves[start[state] : start[state + 1]].tolist():
        found.setdefault(table.parties[int(table.passing.party_of[to])], []).append(to)
    return found


def held(table: LawTable, law: Law, party: str = "arts", *, reported: bool = True) -> int:
    """The state of the doctor's own record."""
    bench = Bench(people().build(), law, DAY)
    label = bench.label(bench.records(party, "iets")[0])
    assert label is not None
    return table.row[party, label, reported]


def test_a_record_can_be_told_where_the_law_lets_it() -> None:
    law = flow_law(TELL, PASS_ON)
    table = table_of(law)
    assert told(table, held(table, law)) == {"veilig-thuis"}


def test_the_grade_is_the_rank_of_the_verdict() -> None:
    law = flow_law(TELL)
    table = table_of(law)
    verdict = decide(law, disclosure("arts", "gemeente", record()), Situation(), DAY)
    grade = table.passing.grade[held(table, law), table.aims.index("INT"), table.place("gemeente")]
    assert int(grade) == verdict.rank


def test_the_record_of_the_next_party_goes_on_from_there() -> None:
    law = flow_law(TELL, PASS_ON)
    table = table_of(law)
    (there,) = becomes(table, held(table, law))["veilig-thuis"]
    assert told(table, there) == {"gemeente"}


def test_a_ground_that_lets_it_go_no_further_travels_along() -> None:
    law = flow_law(replace(TELL, onward_to=("politie",)), PASS_ON)
    table = table_of(law)
    (there,) = becomes(table, held(table, law))["veilig-thuis"]
    assert told(table, there) == set()


def test_a_record_arrives_as_two_things_on_two_grounds() -> None:
    """The better ground lets it go no further; the worse one, which asks a fact, does."""
    free = power("vrij", holders=("arts",), recipients=("veilig-thuis",), when=(asks("minor"),))
    law = flow_law(replace(TELL, onward_to=()), free, PASS_ON)
    table = table_of(law)
    arrived = becomes(table, held(table, law))["veilig-thuis"]
    assert sorted(len(told(table, there)) for there in arrived) == [0, 1]


def test_what_veilig_thuis_was_told_is_a_report_from_then_on() -> None:
    law = flow_law(TELL, replace(PASS_ON, when=(asks("vt-report"),)))
    table = table_of(law)
    own = held(table, law, reported=False)
    (there,) = becomes(table, own)["veilig-thuis"]
    grade = table.passing.grade[there, table.aims.index("SIG"), table.place("gemeente")]
    known = decide(law, disclosure("veilig-thuis", "gemeente"), Situation({"vt-report": "true"}), DAY)
    assert int(grade) == known.rank


def test_secrecy_that_nobody_researched_is_proposed_to_nobody_and_carries_what_flows() -> None:
    """Undetermined: no route is proposed over it, and a flow that exists is not called unlawful."""
    law = replace(flow_law(TELL), label_rules=(LabelRule("any", "*", "avg", None),), fingerprint="not researched")
    table = table_of(law)
    own = held(table, law)
    assert told(table, own) == set()
    assert int(table.passing.flowed[own, table.aims.index("INT")]) >> table.place("veilig-thuis") & 1


def test_kinds_that_no_question_tells_apart_are_one() -> None:
    law = flow_law(TELL)
    table = table_of(law)
    assert len(table.passing.party_of) <= table.kinds
    # Nobody may pass on what Veilig Thuis was told, whichever way it came.
    assert all(not becomes(table, there) for there in becomes(table, held(table, law))["veilig-thuis"])


def test_the_same_bench_gives_the_same_table() -> None:
    law = flow_law(TELL, PASS_ON)
    one, other = table_of(law).passing, table_of(law).passing
    assert one.grade.tolist() == other.grade.tolist()
    assert one.moves.tolist() == other.moves.tolist()
