"""Routes in a small model under a small law: actors are named after the capacities of ``tests.law_builders``.

routes = routes_of(people(), flow_law(power("tell", holders=("arts",), recipients=("gemeente",))))
parties_of(routes.to("gemeente", "iets").routes)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ontology.model import Model
from ontology.statutes import Law
from queries.deciding import Bench
from queries.routes import LawfulRoute, Routes
from tests.builders import Tiny

__all__ = ["parties_of", "routes_of"]


def routes_of(model: Tiny | Model, law: Law, facts: Mapping[str, str] | None = None) -> Routes:
    """The routes of the model under the law."""
    return Routes(Bench(model.build() if isinstance(model, Tiny) else model, law, None, facts))


def parties_of(routes: Iterable[LawfulRoute]) -> list[tuple[str, ...]]:
    """Along whom each route goes."""
    return [route.parties for route in routes]
