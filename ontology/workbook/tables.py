"""A model as tables of plain values, one per sheet, and back. Nothing is lost on the way; nothing is worded yet."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from ontology.extraction_parties import GOVERNANCE
from ontology.model import Assumption, LocalChoice, Model, Repair
from ontology.process import (
    BobStep,
    Criterion,
    Expression,
    Goal,
    Indicator,
    Risk,
    RiskFactor,
    ServiceCapacity,
    Step,
)
from ontology.terms import (
    Actor,
    Agreement,
    EntryDesk,
    Flow,
    Holding,
    InformationItem,
    KnowledgeSource,
    Need,
    Partner,
    Record,
    Seat,
    Source,
    Table,
    Text,
)
from ontology.workbook.columns import Kind, Sheet
from ontology.workbook.sheets import HEADER, SHEETS

__all__ = ["Row", "Tables", "Value", "empty", "key_of", "model_of", "tables_of"]

Value = str | tuple[str, ...] | bool | float | None
Row = dict[str, Value]
Tables = dict[str, list[Row]]

_TYPES: Mapping[str, type] = {
    "partners": Partner, "actors": Actor, "sources_of_knowledge": KnowledgeSource, "items": InformationItem,
    "records": Record, "holdings": Holding, "needs": Need, "left_out_needs": Need, "flows": Flow,
    "agreements": Agreement, "tables": Table, "entry_desks": EntryDesk, "steps": Step, "bob_steps": BobStep,
    "risk_factors": RiskFactor, "criteria": Criterion, "goals": Goal, "risks": Risk, "indicators": Indicator,
    "capacities": ServiceCapacity, "sources": Source, "assumptions": Assumption, "local_choices": LocalChoice,
    "repairs": Repair,
}  # fmt: skip


def key_of(sheet: Sheet, row: Row) -> str:
    """What tells this row apart on its sheet: its id, or list and code of a concept."""
    return f"{row['scheme']}/{row['code']}" if sheet.key == "labels" else str(row["id"])


def empty(kind: Kind) -> Value:
    """What a cell of ``kind`` holds when nobody wrote anything."""
    match kind:
        case Kind.LINKS:
            return ()
        case Kind.TRUTH:
            return False
        case Kind.NUMBER | Kind.WHOLE:
            return None
        case _:
            return ""


# ── from model to tables ─────────────────────────────────────────────────────────────────────────────────────────────


def tables_of(model: Model) -> Tables:
    """Every sheet's rows, in the order of the model (by id).

    >>> from ontology.loading import load_model
    >>> model = load_model("voorbeeld")
    >>> model_of(tables_of(model), model.fingerprint) == model
    True
    """
    return {sheet.key: [_row(sheet, thing) for thing in _things(model, sheet.key)] for sheet in SHEETS}


def _row(sheet: Sheet, thing: Any) -> Row:
    given = thing if isinstance(thing, dict) else None
    return {
        column.path: _plain(given[column.path] if given is not None else _reach(thing, column.path), column.kind)
        for column in sheet.columns
        if not column.derived
    }


def _reach(thing: Any, path: str) -> Any:
    for name in path.split("."):
        thing = getattr(thing, name)
    return thing


def _plain(value: Any, kind: Kind) -> Value:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return tuple(value)
    if isinstance(value, (bool, str)):
        return value
    return empty(kind) if value is None else float(value)


def _things(model: Model, key: str) -> Iterable[Any]:
    special = _SPECIAL.get(key)
    return special(model) if special is not None else getattr(model, key)


def _seats(model: Model) -> Iterator[dict[str, Any]]:
    for table in model.tables:
        for seat in table.seats:
            yield {"table": table.id, "actor": seat.actor, "id": seat.id, **_evidence(seat.evidence)}


def _criteria(model: Model) -> Iterator[dict[str, Any]]:
    for one in model.criteria:
        texts = {
            f"{name}.{language}": getattr(one, name).of(language)
            for name in ("label", "involves_note", "term", "measures")
            for language in ("nl", "en")
        }
        plain = {"level": one.level, "trigger": one.trigger.id, "involves": one.involves, "id": one.id}
        yield {**texts, **plain, **_evidence(one.evidence)}


def _evidence(evidence: Any) -> dict[str, Any]:
    return {f"evidence.{name}": getattr(evidence, name) for name in ("confidence", "sources", "note")}


def _expressions(model: Model) -> Iterator[dict[str, Any]]:
    found: dict[str, Expression] = {}
    waiting = [one.trigger for one in model.criteria]
    while waiting:
        expression = waiting.pop()
        found[expression.id] = expression
        waiting += expression.operands
    for name in sorted(found):
        one = found[name]
        plain = {field.name: getattr(one, field.name) for field in fields(one)}
        yield {**plain, "operands": tuple(operand.id for operand in one.operands)}


def _repairs(model: Model) -> Iterator[dict[str, Any]]:
    for one in model.repairs:
        yield {
            "reason.nl": one.reason.nl,
            "reason.en": one.reason.en,
            "added_holdings": one.added_holdings,
            "added_actors": one.added_actors,
            "flows": tuple(sorted({flow for flow, _ in one.removed_flow_items})),
            "items": tuple(sorted({item for _, item in one.removed_flow_items})),
            "id": one.id,
        }


def _labels(model: Model) -> Iterator[dict[str, Any]]:
    for key, label in model.labels.items():
        scheme, code = key.split("/", 1)
        yield {"scheme": scheme, "code": code, "label.nl": label.nl, "label.en": label.en}


_SPECIAL: Mapping[str, Callable[[Model], Iterable[Any]]] = {
    "model": lambda model: (model,),
    "seats": _seats,
    "criteria": _criteria,
    "expressions": _expressions,
    "repairs": _repairs,
    "labels": _labels,
}


# ── from tables to model ─────────────────────────────────────────────────────────────────────────────────────────────


def model_of(tables: Tables, fingerprint: str = "") -> Model:
    """The model of these tables, every tuple sorted by id. Raises ``ValueError`` for a code that is none."""
    header: dict[str, Any] = dict(tables[HEADER.key][0])
    whole: dict[str, Any] = {
        key: _sorted(_build(kind, row) for row in _given(tables, key)) for key, kind in _TYPES.items()
    }
    labels = {
        f"{row['scheme']}/{row['code']}": Text(str(row["label.nl"]), str(row["label.en"])) for row in tables["labels"]
    }
    return Model(
        id=header["id"],
        title=Text(header["title.nl"], header["title.en"]),
        description=Text(header["description.nl"], header["description.en"]),
        version=header["version"],
        reference_date=header["reference_date"],
        municipality=header["municipality"],
        fictional=bool(header["fictional"]),
        labels=dict(sorted(labels.items())),
        fingerprint=fingerprint,
        **whole,
    )


def _sorted(things: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda thing: str(thing.id)))


def _given(tables: Tables, key: str) -> Iterator[Mapping[str, Any]]:
    completing = _COMPLETING.get(key)
    rows: Iterable[Mapping[str, Any]] = tables[key]
    return iter(rows) if completing is None else completing(tables)


def _actors(tables: Tables) -> Iterator[dict[str, Any]]:
    for row in tables["actors"]:
        capacities = row["capacities"]
        assert isinstance(capacities, tuple)
        yield {**row, "governance": not GOVERNANCE.isdisjoint(capacities)}


def _tables(tables: Tables) -> Iterator[dict[str, Any]]:
    for row in tables["tables"]:
        seats = [seat for seat in tables["seats"] if seat["table"] == row["id"]]
        yield {**row, "seats": _sorted(_build(Seat, seat) for seat in seats)}


def _criteria_back(tables: Tables) -> Iterator[dict[str, Any]]:
    by_id = {str(row["id"]): row for row in tables["expressions"]}
    for row in tables["criteria"]:
        yield {**row, "trigger": _expression(str(row["trigger"]), by_id, ())}


def _expression(name: str, by_id: Mapping[str, Row], above: tuple[str, ...]) -> Expression:
    if name in above:
        raise ValueError(name)
    row: dict[str, Any] = dict(by_id[name])
    operands = tuple(_expression(operand, by_id, (*above, name)) for operand in row["operands"])
    expression = _build(Expression, {**row, "operands": operands})
    assert isinstance(expression, Expression)
    return expression


def _repairs_back(tables: Tables) -> Iterator[dict[str, Any]]:
    for given in tables["repairs"]:
        row: dict[str, Any] = dict(given)
        yield {**row, "removed_flow_items": tuple((flow, item) for flow in row["flows"] for item in row["items"])}


_COMPLETING: Mapping[str, Callable[[Tables], Iterator[Mapping[str, Any]]]] = {
    "actors": _actors,
    "tables": _tables,
    "criteria": _criteria_back,
    "repairs": _repairs_back,
}


def _build(kind: type, row: Mapping[str, Any], start: str = "") -> Any:
    """One value of a domain type from the columns whose path begins with ``start``."""
    given: dict[str, Any] = {}
    for field, hint in _fields(kind):
        path = start + field.name
        if path in row:
            given[field.name] = _typed(hint, row[path])
        elif is_dataclass(hint) and any(column.startswith(f"{path}.") for column in row):
            given[field.name] = _build(hint, row, f"{path}.")  # type: ignore[arg-type]
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ValueError(path)
    return kind(**given)


@cache
def _fields(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _typed(hint: Any, value: Any) -> Any:
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        if value in ("", None):
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return int(value) if hint is int else value
