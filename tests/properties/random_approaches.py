"""Random models with an approach on top: desk, criterion, goal, risk and indicator rest on the confined item too.

They stand on the same models as :mod:`tests.properties.random_exposures`, so that every analysis has something to say:
a goal that rests on nothing is never carried, and at a desk where nothing can be told nothing can leak.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from ontology.model import Model
from ontology.process import Basis, Criterion, Expression, ExpressionKind, Goal, Indicator, Measure, Risk
from ontology.terms import EntryDesk
from tests.builders import MODELLED, item_present, text
from tests.properties.random_exposures import random_exposed

__all__ = ["random_approached", "with_approach"]


def random_approached(seed: int, *, actors: int = 5, items: int = 4) -> Model:
    """A random model of kinds with one confined item, and an approach that leans on it.

    >>> random_approached(3) == random_approached(3), bool(random_approached(3).criteria)
    (True, True)
    """
    return with_approach(random_exposed(seed, actors=actors, items=items), Random(f"approach {seed}"))


def with_approach(model: Model, rng: Random) -> Model:
    """``model`` with one desk, criterion, goal, risk with measure and indicator. Each leans on items of the model,
    drawn by ``rng``, and on every confined one.
    """
    secret = tuple(item.id for item in model.items if item.confined)
    plain = sorted(item.id for item in model.items if not item.confined)
    actors = sorted(model.actor)

    def basis() -> Basis:
        drawn = rng.sample(plain, rng.randint(1, min(2, len(plain))))
        return Basis(tuple(sorted((*drawn, *secret))), (), tuple(rng.sample(actors, rng.randint(0, 1))))

    return replace(
        model,
        criteria=(_criterion(plain, secret, tuple(sorted(rng.sample(actors, 2))), rng),),
        goals=(Goal("goal-1", model.municipality, "goal", text("doel-een"), MODELLED, basis()),),
        risks=(
            Risk(
                "risk-1", "legal", text("risico-een"), Measure("risk-1", text("stap-een"), basis()), MODELLED, basis()
            ),
        ),
        indicators=(
            Indicator("ind-1", "process", text("maat-een"), text("bron-een"), "per kwartaal", MODELLED, basis()),
        ),
        entry_desks=tuple(
            EntryDesk(f"{desk}-vertelt", desk, source, tuple(sorted((*rng.sample(plain, 1), *secret))), 1.0, MODELLED)
            for desk in rng.sample(actors, 1)
            for source in sorted(model.source_of_knowledge)[:1]
        ),
    )


def _criterion(plain: list[str], secret: tuple[str, ...], involved: tuple[str, ...], rng: Random) -> Criterion:
    """Two ways to meet it: one that needs the confined item and another one together, one that does without."""
    needed = (*rng.sample(plain, 1), *secret)
    leaves = [item_present(f"esc-1-{number}", name) for number, name in enumerate(needed)]
    both = Expression("esc-1-beide", ExpressionKind.ALL_OF, tuple(leaves))
    alone = item_present("esc-1-alleen", rng.choice(plain))
    trigger = Expression("esc-1-trigger", ExpressionKind.ANY_OF, (both, alone))
    return Criterion(
        "esc-1", text("criterium-een"), "3", trigger, involved, text(""), text("24 uur"), text("opschalen"), MODELLED
    )
