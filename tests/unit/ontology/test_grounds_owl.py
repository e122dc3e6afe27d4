"""Norms as defined classes: what HermiT places in them, and what it says of a norm that nobody can meet."""

from __future__ import annotations

import pytest

from ontology.errors import PackageError
from ontology.grounds_owl import Placed, batches, ontology_of, read_answer
from ontology.norms import LabelPattern, Norm
from ontology.reasoner import realised
from ontology.signatures import Signature, asked_norms, name_of, pattern_of
from tests.law_builders import CAPACITIES, exempting, forbids, power


def signature(holder: str = "arts", recipient: str = "gemeente", **values: str) -> Signature:
    """One record about health to give help, unless a test says otherwise."""
    said = {"category": "special-health", "purpose": "give-help", "regime": "avg", **values}
    return Signature(
        holder, recipient, tuple((name.replace("_", "-"), (value,)) for name, value in sorted(said.items()))
    )


def placed(norms: list[Norm], *signatures: Signature) -> Placed:
    return read_answer(realised(ontology_of(CAPACITIES, norms, signatures)), norms, len(signatures))


def test_what_a_norm_does_not_ask_is_no_part_of_its_pattern() -> None:
    norm = power("tell", holders=("arts",), label=LabelPattern((("extent", ("signal", "minimum")), ("form", ()))))
    assert pattern_of(norm) == (("holder", ("arts",)), ("extent", ("minimum", "signal")))
    assert name_of(norm) == "tell.2015-01-01"


def test_only_norms_whose_pattern_is_asked_for_are_witnessed() -> None:
    norms = [power("tell"), forbids("never"), exempting("exempt", "any")]
    assert [norm.id for norm in asked_norms(norms)] == ["tell", "never"]


def test_batches_keep_the_order_and_lose_nobody() -> None:
    everybody = [signature(purpose=f"p{number}") for number in range(5)]
    parts = list(batches(everybody, 2))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert [one for part in parts for one in part] == everybody


def test_the_same_question_is_the_same_text() -> None:
    norms = [power("one", holders=("arts", "any")), power("two", purposes=("give-help",))]
    first = ontology_of(CAPACITIES, norms, [signature()])
    assert first == ontology_of(reversed(CAPACITIES), list(reversed(norms)), [signature()])


@pytest.mark.reasoner
def test_a_norm_takes_in_who_falls_in_a_wider_class_and_one_of_its_values() -> None:
    norms = [
        power("by-class", holders=("any-professional",), purposes=("give-help", "police-task")),
        power("by-name", holders=("politie", "buurman")),
        power("for-all"),
    ]
    doctor, neighbour = placed(norms, signature("arts"), signature("buurman", purpose="housing")).norms
    assert doctor == {"by-class.2015-01-01", "for-all.2015-01-01"}
    assert neighbour == {"by-name.2015-01-01", "for-all.2015-01-01"}


@pytest.mark.reasoner
def test_a_regime_counts_as_its_own_and_as_where_the_record_came_from() -> None:
    norms = [power("criminal", label=LabelPattern((("regime-in", ("wpg",)),)))]
    own, received, neither = placed(
        norms, signature(regime="wpg"), signature(origin="wpg"), signature(secrecy="wpg")
    ).norms
    assert own == received == {"criminal.2015-01-01"}
    assert neither == frozenset()


@pytest.mark.reasoner
def test_a_norm_that_asks_two_values_of_what_has_one_can_never_be_met() -> None:
    impossible = power("torn", regimes=("avg",), label=LabelPattern((("regime", ("wpg",)),)))
    answer = placed([impossible, power("fine", regimes=("avg",))], signature())
    assert answer.empty == ("torn.2015-01-01",)
    assert answer.norms == (frozenset({"fine.2015-01-01"}),)


@pytest.mark.reasoner
def test_a_record_with_two_regimes_is_a_contradiction() -> None:
    torn = Signature("arts", "gemeente", (("regime", ("avg", "wpg")),))
    with pytest.raises(PackageError):
        placed([power("tell")], torn)


@pytest.mark.reasoner
def test_a_name_with_other_characters_is_written_so_that_it_comes_back() -> None:
    norms = [power("odd", purposes=("with (brackets) 100%",))]
    met, missed = placed(norms, signature(purpose="with (brackets) 100%"), signature(purpose="with")).norms
    assert (met, missed) == (frozenset({"odd.2015-01-01"}), frozenset())
