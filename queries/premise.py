"""What an analysis is of: one model, before one law, on one day, with what is known of the situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from ontology.statutes import Law

__all__ = ["Premise"]


@dataclass(frozen=True)
class Premise:
    """``day`` is the day of the law (ISO); ``facts`` go before what the model itself assumes."""

    model: Model
    law: Law
    day: str
    facts: Mapping[str, str]
