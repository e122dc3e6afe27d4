"""A filled-in session sheet, from bytes to answers and actions; every cell that cannot be taken is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ontology.errors import Fault, RefusedInput
from ontology.personal_data import scan
from ontology.refusals import refuse
from ontology.terms import Availability
from ontology.workbook.admission import read_grids
from ontology.workbook.cells import Cell, Grid, letter
from ontology.workbook.faults import CellFault, at, in_order, moved
from ontology.workbook.headings import Found, found_as
from ontology.workbook.session_lines import ANSWERS, About, Answer, SessionGap, SessionLine, SessionPart
from ontology.workbook.session_pages import ACTIONS, LINES, session_book, session_names
from ontology.workbook.sheets import LISTS_NAME
from ontology.workbook.typing_cells import Trouble, quoted, typed
from ontology.workbook.values import as_text
from ontology.workbook.words import clean, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.model import Model

__all__ = ["Action", "Given", "Session", "read_session"]

_WORDS: Mapping[str, Answer] = MappingProxyType(
    {
        **{folded(label.of(language)): answer for answer, label in ANSWERS.items() for language in ("nl", "en")},
        **dict.fromkeys(("ja", "j", "yes", "y", "v", "✓", "✔", "☑", "correct", "juist", "akkoord"), Answer.RIGHT),
        **dict.fromkeys(("nee", "n", "no", "x", "✗", "✘", "onjuist", "fout", "not correct", "wrong"), Answer.WRONG),
        **dict.fromkeys(("?", "onbekend", "weet niet", "weten wij niet", "unknown", "do not know"), Answer.UNKNOWN),
    }
)
_REACH = (About.URGENT, About.ORDINARY)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: tab, row and the letters of its column."""

    sheet: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of one partner. ``instead`` is the reach that it is then, where the partner said."""

    partner: str
    line: SessionLine
    answer: Answer
    instead: Availability | None
    place: Place


@dataclass(frozen=True, slots=True)
class Action:
    """What was agreed: about which gap, who acts, before which day (ISO), by which remedy, and in a few words."""

    gap: str
    about: str
    who: str
    before: str
    remedy: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Session:
    """What came of a sheet: every fault; without one, the answers and the actions."""

    name: str
    faults: tuple[Fault, ...]
    given: tuple[Given, ...]
    actions: tuple[Action, ...]


def read_session(
    raw: bytes, name: str, model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap]
) -> Session:
    """Read a workbook that :func:`session_book` made of ``model``, with its columns in any order.

    All or nothing: with one fault there are no answers. A line is known by its id and must still say what the model
    says. Whatever the sheet did not print itself is looked at for personal data, wherever it stands, and refused.
    """
    try:
        grids = read_grids(raw, name)
    except RefusedInput as refused:
        return Session(name, refused.faults, (), ())
    reading = _Reading(name, model, parts, gaps)
    for grid in grids:
        reading.take(grid)
    if not reading.recognised:
        known = ", ".join(column.heading.nl for column in LINES.columns if not column.light)
        reading.faults.append(at("sheet-headings", name, grids[0].name if grids else "", known=known))
    faults = in_order(reading.faults, [grid.name for grid in grids])
    return Session(name, faults, (), ()) if faults else Session(name, (), tuple(reading.given), tuple(reading.actions))


class _Reading:
    def __init__(self, name: str, model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap]) -> None:
        self.name = name
        self.names = session_names(model)
        self.lines = {(line.key): (part.partner, line) for part in parts for line in part.lines}
        self.gaps = {gap.key: gap for gap in gaps}
        self.printed = {text for language in ("nl", "en") for text in _printed(model, parts, gaps, language)}
        self.faults: list[CellFault] = []
        self.given: list[Given] = []
        self.actions: list[Action] = []
        self.recognised = False
        self._personal: set[tuple[str, int, int]] = set()
        self._rows: dict[str, Place] = {}

    def take(self, grid: Grid) -> None:
        """One tab: looked at in whole, then read when it is a partner's or the one with actions."""
        self.faults += self._persons(grid)
        if folded(grid.name) in {folded(LISTS_NAME.of(language)) for language in ("nl", "en")}:
            return
        lines, actions = found_as(grid, LINES), found_as(grid, ACTIONS)
        if lines is not None and lines.has("answer") and lines.has("id"):
            self.recognised = True
            for row, cells in lines.rows:
                self._line(lines, row, cells)
        elif actions is not None and actions.has("before") and actions.has("who"):
            self.recognised = True
            for row, cells in actions.rows:
                self._action(actions, row, cells)

    # ── a line that was answered ─────────────────────────────────────────────────────────────────────────────────────

    def _line(self, found: Found, row: int, cells: Mapping[str, Cell]) -> None:
        if not _said(cells, "answer") and not _said(cells, "instead"):
            return
        place = Place(found.grid.name, row, letter(found.columns["answer"]))
        known = self._known_line(found, row, cells)
        answer = self._answer(found, row, cells)
        if known is None or answer is None:
            return
        partner, line = known
        instead = self._instead(found, row, cells, line, answer)
        if line.key in self._rows:
            self._tell(found, row, "id", Trouble("row-twice", other=self._rows[line.key].row))
            return
        self._rows[line.key] = place
        self.given.append(Given(partner, line, answer, instead, place))

    def _known_line(self, found: Found, row: int, cells: Mapping[str, Cell]) -> tuple[str, SessionLine] | None:
        known = self.lines.get(_said(cells, "id"))
        if known is None:
            nl = "Maak het gespreksblad opnieuw van dit model: deze regel hoort er niet (meer) bij."
            en = "Make the session sheet anew of this model: this line does not belong to it (any more)."
            self._tell(found, row, "id", self._unknown(cells, "id", nl, en))
            return None
        said = _said(cells, "what")
        if found.has("what") and folded(said) not in {folded(known[1].what.nl), folded(known[1].what.en)}:
            nl = f"In het model staat «{known[1].what.nl}». Zet die tekst terug, of maak het blad opnieuw."
            en = f"The model says «{known[1].what.en}». Put that text back, or make the sheet anew."
            self._tell(found, row, "what", self._unknown(cells, "what", nl, en))
            return None
        return known

    def _answer(self, found: Found, row: int, cells: Mapping[str, Cell]) -> Answer | None:
        said = _said(cells, "answer")
        if not said and _said(cells, "instead"):
            return Answer.WRONG
        answer = _WORDS.get(folded(said))
        if answer is None:
            nl = "Kies: " + ", ".join(f"«{label.nl}»" for label in ANSWERS.values()) + "."
            en = "Choose: " + ", ".join(f"«{label.en}»" for label in ANSWERS.values()) + "."
            self._tell(found, row, "answer", self._unknown(cells, "answer", nl, en))
        return answer

    def _instead(
        self, found: Found, row: int, cells: Mapping[str, Cell], line: SessionLine, answer: Answer
    ) -> Availability | None:
        if not _said(cells, "instead"):
            return None
        value = self._typed(found, row, cells, "instead")
        if value and (line.about not in _REACH or answer is not Answer.WRONG):
            nl = "Maak deze cel leeg: zij is alleen voor bereikbaarheid die niet klopt."
            en = "Empty this cell: it is only for a reach that is not right."
            self._tell(found, row, "instead", self._unknown(cells, "instead", nl, en))
            return None
        return Availability(value) if value else None

    # ── an action ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _action(self, found: Found, row: int, cells: Mapping[str, Cell]) -> None:
        """A line on which nothing was agreed is left out; who acts and before when must be said of the others."""
        paths = ("who", "before", "remedy", "words")
        key = _said(cells, "id")
        if not any(_said(cells, path) for path in paths) and (key or not _said(cells, "gap")):
            return
        values = {path: self._typed(found, row, cells, path) for path in (*paths, "gap")}
        for path in ("who", "before"):
            if not _said(cells, path):
                column = ACTIONS.column(path)
                assert column is not None
                missing = Trouble("cell-missing", known=column.help.nl.rstrip("."), known_en=column.help.en.rstrip("."))
                self._tell(found, row, path, missing)
        if key and key not in self.gaps:
            nl = "Laat het id leeg bij een nieuwe regel, of maak het gespreksblad opnieuw."
            self._tell(found, row, "id", self._unknown(cells, "id", nl, "Leave the id of a new line empty."))
        place = Place(found.grid.name, row, letter(found.columns["who"]))
        who, before, remedy, words = (values[path] for path in paths)
        self.actions.append(Action(key, values["gap"], who, before, remedy, words, place))

    # ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _typed(self, found: Found, row: int, cells: Mapping[str, Cell], path: str) -> str:
        sheet_column = found.sheet.column(path)
        assert sheet_column is not None
        if not _said(cells, path):
            return ""
        try:
            return str(typed(cells[path], sheet_column, self.names))
        except Trouble as trouble:
            self._tell(found, row, path, trouble)
            return ""

    def _unknown(self, cells: Mapping[str, Cell], path: str, nl: str, en: str) -> Trouble:
        return Trouble("cell-unknown", what=quoted(_said(cells, path)), known=nl, known_en=en)

    def _tell(self, found: Found, row: int, path: str, trouble: Trouble) -> None:
        column = found.columns.get(path)
        if column is not None and (found.grid.name, row, column) in self._personal:
            return  # was refused already, by a fault that does not repeat it
        self.faults.append(
            at(trouble.rule, self.name, found.grid.name, row, column, found.headings.get(path, ""), **trouble.fill)
        )

    def _persons(self, grid: Grid) -> Iterator[CellFault]:
        """Also what can only be guessed is refused here: these cells are short and were written just now."""
        for row, cells in sorted(grid.rows.items()):
            for column, cell in sorted(cells.items()):
                text = clean(as_text(cell.value))
                if not text or text in self.printed:
                    continue
                for hit in scan(text):
                    self._personal.add((grid.name, row, column))
                    yield moved(refuse(hit.detector, self.name, row, ""), grid.name, row, column, "")


def _printed(model: Model, parts: Sequence[SessionPart], gaps: Sequence[SessionGap], language: str) -> Iterator[str]:
    """Everything that the sheet prints by itself."""
    for page in session_book(model, parts, gaps, language).pages:
        for line in page.lines:
            yield from (clean(as_text(value)) for value in line.cells if value is not None)


def _said(cells: Mapping[str, Cell], path: str) -> str:
    cell = cells.get(path)
    return "" if cell is None or cell.trouble else clean(as_text(cell.value))
