"""What goes with a partner's view from the catalogue: the factors, labels and sources that its own statements name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Composition, Text
from ontology.workbook.sheets import SHEETS
from ontology.workbook.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from ontology.model import Model
    from ontology.process import RiskFactor
    from ontology.terms import Source

__all__ = ["shown_factors", "shown_labels", "shown_sources"]

_ANSWERS = frozenset(
    (
        "agreement-status", "assurance", "availability", "composition", "confidence", "gap-kind", "purpose", "quality",
        "remedy", "weight",
    )
)  # fmt: skip
"""Lists of which the answers use any code, whatever the model holds."""


def shown_factors(whole: Model, items: Collection[str]) -> tuple[RiskFactor, ...]:
    """Risk factors that these items show. A factor that needs several is there only when all of them are."""
    return tuple(
        replace(factor, items=tuple(item for item in factor.items if item in items))
        for factor in whole.risk_factors
        if any(item in items for item in factor.items)
        and (factor.composition is Composition.ONE or all(item in items for item in factor.items))
    )


def shown_labels(whole: Model, seen: Model) -> dict[str, Text]:
    """The labels of the concepts that ``seen`` uses, and of the lists that answers use."""
    used: set[str] = set()
    tables = tables_of(seen)
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.lists and not column.derived:
                for row in tables[sheet.key]:
                    value = row[column.path]
                    codes = value if isinstance(value, tuple) else (value,)
                    used |= {f"{scheme}/{code}" for scheme in column.lists for code in codes}
    return {key: label for key, label in whole.labels.items() if key in used or key.partition("/")[0] in _ANSWERS}


def shown_sources(whole: Model, seen: Model) -> tuple[Source, ...]:
    """The sources that a statement of ``seen`` names."""
    tables = tables_of(seen)
    named: set[str] = set()
    for rows in tables.values():
        for row in rows:
            value = row.get("evidence.sources", ())
            named.update(value if isinstance(value, tuple) else ())
    return tuple(source for source in whole.sources if source.id in named)
