"""A session sheet read back: the answers, the model after them, and whether that model still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ontology.errors import Fault
    from ontology.model import Model
    from ontology.workbook.differences import Change
    from ontology.workbook.session_lines import SessionGap, SessionPart
    from ontology.workbook.session_reading import Session
    from queries.session_answers import Applied

__all__ = ["Imported", "read_back", "sheet_of"]


@dataclass(frozen=True, slots=True)
class Imported:
    """``applied`` is ``None`` when something was wrong: then nothing was taken over. ``changes`` are the changed cells
    of the whole model, in one language.
    """

    session: Session
    faults: tuple[Fault, ...]
    applied: Applied | None
    changes: tuple[Change, ...]
    gaps: tuple[SessionGap, ...]


def sheet_of(model: Model, partner: str | None) -> tuple[tuple[SessionPart, ...], tuple[SessionGap, ...]]:
    """The lines and the gaps of every partner, or of one. Raises ``UnknownName``."""
    from ontology.errors import UnknownName
    from ontology.workbook.session_lines import parts_of
    from queries.session_gaps import gaps_of

    taking_part = sorted({actor.partner for actor in model.actors})
    if partner is not None:
        named = next((one for one in taking_part if one.lower() == partner.lower()), None)
        if named is None:
            raise UnknownName("partner", "partner", partner, taking_part)
        partner = named
    parts = parts_of(model, partner)
    return parts, gaps_of(model, [part.partner for part in parts])


def read_back(file: Path, model: Model, day: str, language: str) -> Imported:
    """Read the sheet against ``model``; all or nothing. Nothing that is said names a confined item."""
    from ontology.assembly import assemble_graph
    from ontology.discretion import discreet
    from ontology.errors import Severity
    from ontology.validation import validate
    from ontology.workbook.archive import read_workbook
    from ontology.workbook.differences import differences
    from ontology.workbook.session_reading import read_session
    from ontology.writer import to_graph
    from queries.session_answers import applied
    from visualisations.closing import without_confined

    parts, gaps = sheet_of(model, None)
    session = read_session(read_workbook(file), file.name, model, parts, gaps)
    if session.faults:
        return Imported(session, session.faults, None, (), gaps)
    done = applied(model, session.given, day)
    found = validate(assemble_graph(to_graph(done.model)), file.name)
    faults = tuple(discreet([fault for fault in found if fault.severity is Severity.ERROR]))
    if faults:
        return Imported(session, faults, None, (), gaps)
    changes = differences(without_confined(model), without_confined(done.model), language)
    return Imported(session, (), done, changes, gaps)
