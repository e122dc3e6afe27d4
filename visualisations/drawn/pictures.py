"""The table of printed pictures: which there are, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from visualisations.drawn.matrix import matrix
from visualisations.drawn.network import network
from visualisations.drawn.sankey import sankey
from visualisations.drawn.timeline import timeline
from visualisations.drawn.told import Drawing, Source
from visualisations.drawn.upset import upset

__all__ = ["ASKED", "PICTURES", "WHOLE"]

WHOLE: Mapping[str, Callable[[Source], Drawing]] = MappingProxyType(
    {"matrix": matrix, "network": network, "sankey": sankey, "timeline": timeline, "upset": upset}
)
"""Pictures of a whole model, by name."""

ASKED = ("ego", "routes")
"""Pictures that answer a question: of one partner (``ego.ego``), or of one recipient and item (``routes.routes``)."""

PICTURES = (*WHOLE, *ASKED)
"""All names, in the order in which a help text lists them."""
