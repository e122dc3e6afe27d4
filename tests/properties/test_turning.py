"""Laws of trying another value of a fact: what is taken over from before is what deciding everything anew gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.statutes import LawOnDay
from queries.cutting import Cutting, grounds_of
from queries.edit_law import law_without
from queries.law_read import facts_of, parts_read
from queries.sitting import Sitting
from queries.situation import Situation
from queries.turning import routes_of
from queries.verdict import Disclosure
from tests.law_builders import DAY
from tests.properties.decision_laws import with_conditions
from tests.properties.random_laws import VALUES, Question, random_question

_QUICK, _SLOW = 150, 5000


def varied(seed: int) -> Question:
    """A random question, of every third one with conditions on the stops, in danger now and then."""
    rng = Random(seed)
    question = random_question(seed)
    question = with_conditions(question, rng) if seed % 3 == 0 else question
    acute = {"acute-danger": rng.choice(("true", "false"))} if seed % 4 == 0 else {}
    subject = rng.choice(("victim", "perpetrator", "child", "third-person"))
    label = question.disclosure.label
    label = replace(label, subject=subject) if label.subject == "household" else label
    situation = Situation({**question.situation.facts, **acute})
    return replace(question, disclosure=replace(question.disclosure, label=label), situation=situation)


def try_every_value(
    law: LawOnDay, situation: Situation, disclosure: Disclosure, values: Iterable[tuple[str, str]]
) -> Counter[str]:
    """Every other value of every fact against a sitting that remembers nothing; how often each shortcut was taken."""
    before = Sitting(law, situation)
    now = before.direct(disclosure)
    routes = routes_of(before, disclosure)
    tried: Counter[str] = Counter()
    for fact, value in values:
        after = before.besides(fact, value, facts_of)
        anew = Sitting(law, Situation({**situation.facts, fact: value})).direct(disclosure)
        assert after.direct(disclosure) == anew, (fact, value)
        turned = routes.turned(fact, after, now)
        assert turned in (None, anew), (fact, value)
        tried["not read" if fact not in facts_of(law, disclosure) else "read"] += 1
        tried["in full" if turned is None else "stays" if turned is now else "turned"] += 1
    return tried


def try_questions(seeds: Iterable[int]) -> Counter[str]:
    tried: Counter[str] = Counter()
    for seed in seeds:
        question = varied(seed)
        values = [
            (fact, value)
            for fact, values in {**VALUES, "acute-danger": ("true", "false")}.items()
            if question.situation.value(fact) is None
            for value in values
        ]
        tried += try_every_value(question.law.on(DAY), question.situation, question.disclosure, values)
    return tried


def test_another_value_is_what_deciding_anew_gives() -> None:
    tried = try_questions(range(_QUICK))
    assert all(tried[one] > _QUICK / 10 for one in ("not read", "read", "stays", "turned")), tried


def try_every_ground_gone(seed: int) -> int:
    """The direct way under the law without each ground, taken over where that ground is not read; how often it was."""
    question = varied(seed)
    law, disclosure = question.law.on(DAY), question.disclosure
    here = Sitting(law, question.situation)
    here.direct(disclosure)
    grounds = [one.id for one in law.norms if one.kind.carries]
    for name in grounds:
        other = law_without(question.law, name)
        after = here.before(other, frozenset({name}), grounds_of)
        anew = Sitting(other.on(DAY), question.situation).direct(disclosure)
        assert after.direct(disclosure) == anew, (seed, name)
    return len(set(grounds) - grounds_of(law, disclosure))


def test_a_ground_that_is_not_read_can_go() -> None:
    assert sum(map(try_every_ground_gone, range(_QUICK))) > _QUICK / 4


@pytest.mark.slow
def test_many_questions() -> None:
    assert try_questions(range(_SLOW))
    assert sum(map(try_every_ground_gone, range(_SLOW)))


def test_another_value_under_the_packaged_law_is_what_deciding_anew_gives() -> None:
    """Some of the direct ways that the needs of Rijswijk turn on, and some values of what they read."""
    law, rng = load_law(), Random(1)
    cutting = Cutting(load_model("rijswijk"), law)
    parts = []
    for item in cutting.items[::8]:
        cutting.states(item)
        for one, verdict in cutting.bench.asked.get(item, {}).items():
            sitting = cutting.bench.sitting(one)
            parts += [(sitting, part.disclosure) for part in parts_read(sitting, one.disclosure, verdict)]
    facts = [(one.id, value) for one in law.facts for value in one.values if one.id != "pending-law"]
    for sitting, disclosure in rng.sample(list(dict.fromkeys(parts)), 20):
        unknown = [(fact, value) for fact, value in facts if sitting.situation.value(fact) is None]
        read = [(fact, value) for fact, value in unknown if fact in facts_of(sitting.law, disclosure)]
        values = [*rng.sample(read, min(len(read), 12)), *rng.sample(unknown, 6)]
        assert try_every_value(sitting.law, sitting.situation, disclosure, values)
