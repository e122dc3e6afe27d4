"""Which record a row of «Wie heeft wat» is about: named, the only one, or one like the others in the same register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ontology.workbook.tables import Row
from ontology.workbook.typing_cells import Trouble
from ontology.workbook.words import folded, slug

__all__ = ["Recording"]


class Recording:
    """The records of a workbook by holder and item. ``made`` are the ones that rows asked for."""

    def __init__(self, records: Iterable[Row] = ()) -> None:
        self.by_id: dict[str, Row] = {str(row["id"]): row for row in records}
        self.made: list[Row] = []

    def register(self, record: str) -> str:
        """The register of a record, or nothing."""
        return str(self.by_id[record]["register"]) if record in self.by_id else ""

    def settle(self, row: Row, register: str, old: Mapping[str, Row]) -> bool:
        """Give the holding ``row`` its record and item; whether a record had to be made. Raises ``Trouble``."""
        record = self.by_id.get(str(row["record"])) or (old.get(str(row["record"])) if row["record"] else None)
        if record is not None:
            self._check(row, register, record)
            return False
        if not (row["holder"] and row["item"]):
            raise Trouble("record-missing", known="", known_en="")
        fits = [
            one
            for one in self.by_id.values()
            if (one["keeper"], one["item"]) == (row["holder"], row["item"])
            and (not register or folded(str(one["register"])) == folded(register))
        ]
        if len(fits) == 1:
            row["record"] = fits[0]["id"]
            return False
        if fits:
            listed = ", ".join(f"«{one['register']}»" for one in fits)
            raise Trouble("cell-ambiguous", what=str(row["item"]), known=listed, path="register")
        self._make(row, register)
        return True

    def _check(self, row: Row, register: str, record: Row) -> None:
        if not row["item"]:
            row["item"] = record["item"]
        if row["item"] != record["item"]:
            raise Trouble("record-other", path="item")
        if row["holder"] and row["holder"] != record["keeper"]:
            raise Trouble("record-other", path="holder")
        if register and folded(register) != folded(str(record["register"])):
            raise Trouble("record-other", path="register")

    def _make(self, row: Row, register: str) -> None:
        """A record in a register that this holder has, when all its rows there agree on what they are."""
        own = [one for one in self.by_id.values() if one["keeper"] == row["holder"]]
        like = [one for one in own if not register or folded(str(one["register"])) == folded(register)]
        kinds = {(one["register"], one["category"], one["regime"], one["kept_for"]) for one in like}
        if len(kinds) != 1:
            registers = sorted({str(one["register"]) for one in own})
            nl = f" Registers van deze houder: {', '.join(registers)}." if registers else ""
            en = f" Registers of this keeper: {', '.join(registers)}." if registers else ""
            raise Trouble("record-missing", known=nl, known_en=en)
        (name, category, regime, kept_for) = kinds.pop()
        identifier = f"{row['holder']}-{slug(str(name))}-{row['item']}"
        made: Row = {
            "id": identifier, "item": row["item"], "keeper": row["holder"], "register": name, "category": category,
            "regime": regime, "kept_for": kept_for,
        }  # fmt: skip
        self.by_id[identifier] = made
        self.made.append(made)
        row["record"] = identifier
