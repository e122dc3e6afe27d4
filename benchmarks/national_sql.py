"""The national questions in DuckDB: everything in SQL, in the best form found.

Sets of parties are 64-bit numbers in SQL too, so a set is one column and not a row per party, and the two-pass search
keeps per state what all chains to it have in common, as the compiled search does. Chains of flows are a recursive query
over simple chains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graph.arrays import NEVER, NOTHING, Answers, Blocks, Finding, Passing
from graph.availability import WEEK

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Tables", "answer_in_sql"]

_COVER = """
CREATE OR REPLACE TEMP TABLE direct AS
SELECT h.cell, t.aim, bit_or(t.mask & ~h.own & h.present) AS mask
FROM holding h JOIN told t ON t.state = h.state AND t.mode = h.mode GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE once AS
SELECT h.cell, h.mode, h.present, v.target AS state, v.own, bit_or(h.own) AS sources
FROM holding h JOIN move v ON v.state = h.state
WHERE v.own & h.present <> 0 AND v.own <> h.own GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE twice AS
SELECT cell, mode, present, state, bit_and(passed) AS passed FROM (
  SELECT o.cell, o.mode, o.present, v.target AS state,
         o.own | v.own | lone_party(o.sources & ~v.own) AS passed
  FROM once o JOIN move v ON v.state = o.state
  WHERE v.own & o.present <> 0 AND v.own <> o.own AND o.sources & ~v.own <> 0
) GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE reach AS
SELECT cell, aim, bit_or(mask) AS mask FROM (
  SELECT cell, aim, mask FROM direct
  UNION ALL
  SELECT o.cell, t.aim, bit_or(t.mask & o.present & ~(o.own | lone_party(o.sources)))
  FROM once o JOIN told t ON t.state = o.state AND t.mode = o.mode GROUP BY ALL
  UNION ALL
  SELECT w.cell, t.aim, bit_or(t.mask & w.present & ~w.passed)
  FROM twice w JOIN told t ON t.state = w.state AND t.mode = w.mode GROUP BY ALL
) GROUP BY ALL;
"""

_NEEDS = f"""
CREATE OR REPLACE TEMP TABLE graded AS
SELECT n.need, min(g.grade) AS grade
FROM need n JOIN holding h ON h.cell = n.cell AND h.mode = n.mode
JOIN grade g ON g.state = h.state AND g.aim = n.aim AND g.party = n.party
WHERE h.party <> n.party GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE known AS
WITH RECURSIVE knowing(cell, party, seen) AS (
  SELECT cell, party, seen FROM holding
  UNION
  SELECT k.cell, f.recipient, k.seen FROM knowing k JOIN flow f ON f.cell = k.cell AND f.sender = k.party
) SELECT cell, bit_or(CASE WHEN seen THEN party_bit(party) ELSE 0::UBIGINT END) AS first_hand,
  bit_or(party_bit(party)) AS parties
FROM knowing GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE chain AS
WITH RECURSIVE chains(cell, mode, state, party, minute, passed) AS (
  SELECT cell, mode, state, party, 0, own FROM holding WHERE seen
  UNION
  SELECT c.cell, c.mode, p.target, f.recipient,
         c.minute + leaves.wait + f.minutes + arrives.wait, c.passed | f.own
  FROM chains c
  JOIN flow f ON f.cell = c.cell AND f.sender = c.party
  JOIN passed_on p ON p.state = c.state AND p.party = f.recipient
  LEFT JOIN wait leaves ON leaves.pattern = f.sends AND leaves.minute = ($start + c.minute) % {WEEK}
  LEFT JOIN wait arrives ON arrives.pattern = f.receives
       AND arrives.minute = ($start + c.minute + leaves.wait + f.minutes) % {WEEK}
  WHERE c.passed & f.own = 0
) SELECT * FROM chains;

CREATE OR REPLACE TEMP TABLE arrived AS
SELECT n.need, min(c.minute + leaves.wait + f.minutes + arrives.wait) AS moment,
       bool_or(c.minute + leaves.wait + f.minutes + arrives.wait IS NULL) AS unsaid
FROM need n
JOIN flow f ON f.cell = n.cell AND f.recipient = n.party
JOIN chain c ON c.cell = n.cell AND c.mode = n.mode AND c.party = f.sender AND c.passed & f.own = 0
JOIN flowed w ON w.state = c.state AND w.aim = n.aim AND w.mask & f.own <> 0
LEFT JOIN wait leaves ON leaves.pattern = f.sends AND leaves.minute = ($start + c.minute) % {WEEK}
LEFT JOIN wait arrives ON arrives.pattern = f.receives
     AND arrives.minute = ($start + c.minute + leaves.wait + f.minutes) % {WEEK}
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE held AS
SELECT cell, bit_or(own) AS parties FROM holding WHERE seen GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE found AS
SELECT n.need, coalesce(g.grade, {NOTHING}) AS grade, coalesce(a.moment, {NEVER}) AS moment,
  CASE
    WHEN h.parties & party_bit(n.party) <> 0 THEN {Finding.HELD}
    WHEN a.moment <= n.minutes THEN {Finding.IN_TIME}
    WHEN a.unsaid THEN {Finding.UNSAID}
    WHEN a.moment IS NOT NULL THEN {Finding.LATE}
    WHEN k.first_hand & party_bit(n.party) <> 0 THEN {Finding.STOPPED}
    WHEN k.parties & party_bit(n.party) <> 0 THEN {Finding.HEARSAY}
    WHEN k.parties IS NULL THEN {Finding.NOWHERE}
    WHEN k.parties & n.near <> 0 THEN {Finding.NEAR}
    WHEN r.mask & party_bit(n.party) <> 0 THEN {Finding.ROUTE}
    ELSE {Finding.NO_ROUTE}
  END AS finding
FROM need n
LEFT JOIN graded g USING (need) LEFT JOIN arrived a USING (need) LEFT JOIN held h USING (cell)
LEFT JOIN known k USING (cell) LEFT JOIN reach r ON r.cell = n.cell AND r.aim = n.aim;
"""


class Tables:
    """The arrays as tables in memory."""

    def __init__(self, passing: Passing, blocks: Blocks, threads: int = 2) -> None:
        import duckdb

        self.shape = (len(blocks.present) * blocks.cells, len(passing.mode_of))
        self.needs = len(blocks.need_party)
        self.starts_at = blocks.starts_at
        self.connection = duckdb.connect()
        self.connection.execute(f"SET threads = {threads}")
        self.connection.execute("CREATE MACRO party_bit(p) AS 1::UBIGINT << p::UBIGINT")
        self.connection.execute("CREATE MACRO lone_party(s) AS CASE WHEN bit_count(s) = 1 THEN s ELSE 0::UBIGINT END")
        for name, columns in {**_law(passing), **_place(passing, blocks)}.items():
            self._table(name, columns)

    def _table(self, name: str, columns: dict[str, NDArray[Any]]) -> None:
        given = {column: np.ascontiguousarray(values) for column, values in columns.items()}
        self.connection.register("given", given)
        self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self.connection.unregister("given")
        if name == "flow":
            self.connection.execute("UPDATE flow SET minutes = NULL WHERE minutes < 0")
        if name == "wait":
            self.connection.execute("DELETE FROM wait WHERE wait < 0")


def _law(passing: Passing) -> dict[str, dict[str, NDArray[Any]]]:
    states, aims, party = np.nonzero(passing.grade != NOTHING)
    tables: dict[str, dict[str, NDArray[Any]]] = {
        "grade": {"state": states, "aim": aims, "party": party, "grade": passing.grade[states, aims, party]}
    }
    for name, masks in (("told", passing.told), ("flowed", passing.flowed)):
        state, aim = np.nonzero(masks)
        tables[name] = {"state": state, "aim": aim, "mode": passing.mode_of[aim], "mask": masks[state, aim]}
    for name, start, targets in (
        ("move", passing.moves_start, passing.moves),
        ("passed_on", passing.flows_start, passing.flows),
    ):
        to = passing.party_of[targets]
        tables[name] = {"state": _repeated(start), "target": targets, "party": to, "own": _bit(to)}
    return tables


def _place(passing: Passing, blocks: Blocks) -> dict[str, dict[str, NDArray[Any]]]:
    modes = blocks.held_as.shape[1]
    cell = np.repeat(_repeated(blocks.hold_start), modes)
    state = blocks.held_as.reshape(-1)
    party = passing.party_of[state]
    flow_cell, need_cell = _repeated(blocks.flow_start), _repeated(blocks.need_start)
    pattern, minute = np.indices(blocks.wait.shape)
    return {
        "holding": {
            "cell": cell,
            "mode": np.tile(np.arange(modes), len(blocks.held_as)),
            "state": state,
            "party": party,
            "own": _bit(party),
            "present": blocks.present[cell // blocks.cells],
            "seen": np.repeat(blocks.first_hand, modes).astype(bool),
        },
        "flow": {
            "cell": flow_cell,
            "sender": blocks.flow_from,
            "recipient": blocks.flow_to,
            "own": _bit(blocks.flow_to),
            "minutes": blocks.flow_minutes,
            "sends": blocks.pattern[blocks.flow_from],
            "receives": blocks.pattern[blocks.flow_to],
        },
        "need": {
            "need": np.arange(len(need_cell)),
            "cell": need_cell,
            "party": blocks.need_party,
            "near": blocks.near[blocks.need_party],
            "aim": blocks.need_aim,
            "mode": passing.mode_of[blocks.need_aim],
            "minutes": blocks.need_minutes,
        },
        "wait": {"pattern": pattern.reshape(-1), "minute": minute.reshape(-1), "wait": blocks.wait.reshape(-1)},
    }


def _repeated(start: NDArray[np.int32]) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(start) - 1), np.diff(start))


def _bit(party: NDArray[Any]) -> NDArray[np.uint64]:
    return np.uint64(1) << party.astype(np.uint64)


def answer_in_sql(tables: Tables, *, needs: bool = True) -> Answers:
    """What the compiled search answers, read out of DuckDB as arrays."""
    run = tables.connection
    run.execute(_COVER)
    direct, reach = np.zeros(tables.shape, np.uint64), np.zeros(tables.shape, np.uint64)
    for name, into in (("direct", direct), ("reach", reach)):
        found = run.execute(f"SELECT cell, aim, mask FROM {name}").fetchnumpy()
        into[found["cell"], found["aim"]] = found["mask"]
    if not needs:
        empty = np.zeros(0, np.uint8)
        return Answers(direct, reach, empty, empty.astype(np.int32), empty)
    for query in _NEEDS.split(";\n"):
        if query.strip():
            run.execute(query, {"start": tables.starts_at} if "$start" in query else None)
    found = run.execute("SELECT grade, moment, finding FROM found ORDER BY need").fetchnumpy()
    return Answers(
        direct,
        reach,
        found["grade"].astype(np.uint8),
        found["moment"].astype(np.int32),
        found["finding"].astype(np.uint8),
    )
