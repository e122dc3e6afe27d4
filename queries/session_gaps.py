"""What a partner misses, for the actions of a session: as far as the partner may see, not tested against the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Text
from ontology.workbook.session_lines import SessionGap
from queries.analysis import analyse
from queries.partner_view import seen_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.model import Model

__all__ = ["gaps_of"]


def gaps_of(model: Model, partners: Iterable[str], level: int = 3) -> tuple[SessionGap, ...]:
    """The gaps of these partners, each party and item once, heaviest first per partner. The kind is that of the
    partner's own view, so that a sheet that goes to one partner tells nothing of another. Confined items are left out.
    """
    found: dict[str, SessionGap] = {}
    for partner in partners:
        seen = seen_by(model, partner)
        for row in analyse(seen, level).gaps:
            item, needer = model.item[row.item], model.label(row.needer)
            key = f"{row.needer}/{row.item}"
            if item.confined or key in found:
                continue
            kind = seen.labels.get(f"gap-kind/{row.kind.value}", Text(row.kind.value, row.kind.value))
            what = Text(f"{needer.brief('nl')} mist: {item.label.nl}", f"{needer.brief('en')} misses: {item.label.en}")
            found[key] = SessionGap(key, partner, row.needer, what, kind)
    return tuple(found.values())
