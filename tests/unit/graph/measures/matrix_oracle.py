"""Every measure once more, with matrices of noughts and ones and plain loops: slow, and written without the sets.

Only :class:`Matrices` itself is shared with what it checks, as the input.
"""

from __future__ import annotations

from itertools import combinations, permutations
from math import exp

from graph.measures.matrices import Matrices

__all__ = ["measured"]

Table = list[list[int]]
Answer = dict[tuple[str, ...], float | None]


def ratio(above: float, below: float) -> float | None:
    return above / below if below else None


def times(left: Table, right: Table) -> Table:
    width = len(right[0]) if right else 0
    return [[sum(row[n] * right[n][j] for n in range(len(right))) for j in range(width)] for row in left]


def turned(table: Table, width: int) -> Table:
    return [[row[j] for row in table] for j in range(width)]


def ones(table: Table) -> Table:
    return [[int(cell > 0) for cell in row] for row in table]


class Oracle:
    """The matrices of the literature, under their own letters."""

    def __init__(self, m: Matrices) -> None:
        self.m = m
        self.a, self.k, self.t = len(m.agents), len(m.items), len(m.steps)
        self.AK = [[int(k in m.holds[a]) for k in m.items] for a in m.agents]
        self.AT = [[int(t in m.works[a]) for t in m.steps] for a in m.agents]
        self.KT = [[int(k in m.required[t]) for t in m.steps] for k in m.items]
        self.TT = [[int((s, t) in m.follows) for t in m.steps] for s in m.steps]
        self.X = [[int((a, b) in m.links) for b in m.agents] for a in m.agents]
        self.AA = [[int(self.X[i][j] or self.X[j][i]) for j in range(self.a)] for i in range(self.a)]
        self.N = [[int(any(k in m.needs.get((a, t), ()) for t in m.steps)) for k in m.items] for a in m.agents]
        # d(AT·KTᵀ) and S = d(ATᵀ·AK); without steps or items the product has no cells to read the width from.
        self.P = [
            [int(any(self.AT[i][t] and self.KT[k][t] for t in range(self.t))) for k in range(self.k)]
            for i in range(self.a)
        ]
        self.S = ones(times(turned(self.AT, self.t), self.AK)) if self.a else [[0] * self.k for _ in range(self.t)]

    def lacking(self, wanted: Table, there: Table) -> list[float | None]:
        return [
            ratio(sum(w * (1 - h) for w, h in zip(row, have, strict=True)), sum(row))
            for row, have in zip(wanted, there, strict=True)
        ]

    def lacking_total(self, wanted: Table, there: Table) -> float | None:
        short = sum(
            w * (1 - h) for row, have in zip(wanted, there, strict=True) for w, h in zip(row, have, strict=True)
        )
        return ratio(short, sum(map(sum, wanted)))

    def exclusive(self, table: Table, width: int) -> list[float]:
        heads = [sum(row[j] for row in table) for j in range(width)]
        return [sum(row[j] * exp(1 - heads[j]) for j in range(width)) for row in table]

    def repeated(self, table: Table, width: int) -> float | None:
        extra = sum(max(0, sum(row[j] for row in table) - 1) for j in range(width))
        return ratio(extra, (self.a - 1) * width)

    def required_talks(self) -> Table:
        share = times(self.AT, turned(self.AT, self.t)) if self.t else [[0] * self.a for _ in range(self.a)]
        order = times(times(self.AT, self.TT), turned(self.AT, self.t)) if self.t else share
        return [
            [int(i != j and bool(share[i][j] or order[i][j] or order[j][i])) for j in range(self.a)]
            for i in range(self.a)
        ]

    def known(self, cut: tuple[str, str] | None = None) -> dict[str, set[str]]:
        """Who knows what in the end: pass everything on, again and again, until nothing changes."""
        know = {party: set(items) for party, items in self.m.origins.items()}
        for _ in range(self.a + 2):
            for (a, b), items in self.m.links.items():
                if (a, b) != cut:
                    know.setdefault(b, set()).update(know.get(a, set()) & items)
        return know

    def missing_without(self, gone: int | None) -> list[int]:
        """How many needed items each step misses when agent number ``gone`` is not there."""
        return [
            sum(
                self.KT[k][t] and not any(self.AT[i][t] and self.AK[i][k] for i in range(self.a) if i != gone)
                for k in range(self.k)
            )
            for t in range(self.t)
        ]


def measured(m: Matrices) -> dict[str, Answer]:
    """The values of every measure by name."""
    o = Oracle(m)
    return {**_of_the_whole(o), **_of_steps(o), **_of_actors(o), **_of_pairs(o), **_of_links(o)}


def _of_the_whole(o: Oracle) -> dict[str, Answer]:
    m, a, k, t = o.m, o.a, o.k, o.t
    needed_at = turned(o.KT, t)
    held = sum(map(sum, o.AK))
    heads = [sum(row[j] for row in o.AK) for j in range(k)]
    q = o.required_talks()
    ties = sum(map(sum, o.X))
    pairs = list(combinations(range(a), 2))
    alike = [
        sum(o.AK[i][x] and o.AK[j][x] for x in range(k)) / together
        for i, j in pairs
        if (together := sum(o.AK[i][x] or o.AK[j][x] for x in range(k)))
    ]
    possible = a * (a - 1) + a * k + a * t + k * t + t * (t - 1)
    filled = sum(sum(map(sum, table)) for table in (o.AA, o.AK, o.AT, o.KT, o.TT))
    values: dict[str, float | None] = {
        "agent-needs-total": o.lacking_total(o.N, o.AK),
        "agent-needs-total-product-form": o.lacking_total(o.P, o.AK),
        "agent-waste-total": o.lacking_total(o.AK, o.N),
        "agent-waste-total-product-form": o.lacking_total(o.AK, o.P),
        "step-needs-total": o.lacking_total(needed_at, o.S),
        "step-waste-total": o.lacking_total(o.S, needed_at),
        "under-supply": ratio(sum(o.missing_without(None)), t),
        "knowledge-congruence": _flipped(
            ratio(sum(needed_at[s][x] != o.S[s][x] for s in range(t) for x in range(k)), k * t)
        ),
        "communication-congruence": _flipped(
            ratio(sum(q[i][j] != o.AA[i][j] for i in range(a) for j in range(a) if i != j), a * (a - 1))
        ),
        "knowledge-redundancy": o.repeated(o.AK, k),
        "step-redundancy": o.repeated(o.AT, t),
        "knowledge-load": ratio(held, a * k),
        "knowledge-diversity": None if not held else 1 - sum((head / held) ** 2 for head in heads),
        "specialisation": _flipped(ratio(sum(alike), len(alike))),
        "memory-accuracy": _accuracy(o),
        "memory-consensus": _consensus(o),
        "density": ratio(ties, a * (a - 1)),
        "cohesion": ratio(sum(o.X[i][j] * o.X[j][i] for i in range(a) for j in range(a)), ties),
        "diameter": _diameter(o),
        "complexity": ratio(filled, possible),
    }
    assert m.agents
    return {name: {(): value} for name, value in values.items()}


def _flipped(value: float | None) -> float | None:
    return None if value is None else 1 - value


def _accuracy(o: Oracle) -> float | None:
    if o.m.beliefs is None:
        return None
    cells = [
        (item in o.m.beliefs[i, j]) == (item in o.m.holds[j])
        for i, j in permutations(o.m.agents, 2)
        for item in o.m.items
    ]
    return ratio(sum(cells), len(cells))


def _consensus(o: Oracle) -> float | None:
    if o.m.beliefs is None:
        return None
    beliefs = o.m.beliefs
    agreed = []
    for i, j in combinations(o.m.agents, 2):
        cells = [
            (item in beliefs[i, third]) == (item in beliefs[j, third])
            for third in o.m.agents
            if third not in (i, j)
            for item in o.m.items
        ]
        if cells:
            agreed.append(sum(cells) / len(cells))
    return ratio(sum(agreed), len(agreed))


def _diameter(o: Oracle) -> float | None:
    """Floyd and Warshall."""
    far = [[0.0 if i == j else 1.0 if o.X[i][j] else float("inf") for j in range(o.a)] for i in range(o.a)]
    for via in range(o.a):
        for i in range(o.a):
            for j in range(o.a):
                far[i][j] = min(far[i][j], far[i][via] + far[via][j])
    ways = [far[i][j] for i in range(o.a) for j in range(o.a) if i != j and far[i][j] < float("inf")]
    return max(ways) if ways else None


def _of_steps(o: Oracle) -> dict[str, Answer]:
    needed_at = turned(o.KT, o.t)
    return {
        "step-needs": _rows(o.m.steps, o.lacking(needed_at, o.S)),
        "step-waste": _rows(o.m.steps, o.lacking(o.S, needed_at)),
    }


def _rows(names: tuple[str, ...], values: list[float | None]) -> Answer:
    return {(name,): value for name, value in zip(names, values, strict=True)}


def _of_actors(o: Oracle) -> dict[str, Answer]:
    a, k, t = range(o.a), range(o.k), range(o.t)
    total = sum(map(sum, o.KT))
    before = o.missing_without(None)
    after = [o.missing_without(i) for i in a]
    kei, tei = o.exclusive(o.AK, o.k), o.exclusive(o.AT, o.t)
    actual = [sum(o.AK[i][x] * o.KT[x][s] * o.AT[i][s] for x in k for s in t) for i in a]
    potential = [sum(o.AK[i][x] * o.KT[x][s] for x in k for s in t) for i in a]
    values: dict[str, list[float | None]] = {
        "agent-needs": o.lacking(o.N, o.AK),
        "agent-needs-product-form": o.lacking(o.P, o.AK),
        "agent-waste": o.lacking(o.AK, o.N),
        "agent-waste-product-form": o.lacking(o.AK, o.P),
        "knowledge-exclusivity": [*kei],
        "knowledge-exclusivity-share": [ratio(value, o.k) for value in kei],
        "step-exclusivity-share": [ratio(value, o.t) for value in tei],
        "actual-workload": [ratio(value, total) for value in actual],
        "potential-workload": [ratio(value, total) for value in potential],
        "items-lost": [float(sum(after[i]) - sum(before)) for i in a],
        "critical-steps": [float(sum(before[s] == 0 and after[i][s] > 0 for s in t)) for i in a],
        "blind-need": [_blind(o, agent) for agent in o.m.agents],
        "sociometric-status": [ratio(sum(o.X[i][j] + o.X[j][i] for j in a if j != i), o.a - 1) for i in a],
    }
    return {name: _rows(o.m.agents, found) for name, found in values.items()}


def _blind(o: Oracle, agent: str) -> float | None:
    m, know = o.m, o.known()
    if agent not in m.contacts:
        return None

    def has(who: str, item: str) -> bool:
        return item in m.holds[who] or item in know.get(who, ())

    return float(
        sum(
            any(item in m.needs.get((agent, step), ()) for step in m.steps)
            and not has(agent, item)
            and any(has(other, item) for other in m.agents)
            and not any(has(other, item) for other in m.contacts[agent])
            for item in m.items
        )
    )


def _of_pairs(o: Oracle) -> dict[str, Answer]:
    k = range(o.k)
    found: dict[str, Answer] = {name: {} for name in ("resemblance", "distinctiveness", "expertise", "needed-overlap")}
    for i, j in permutations(range(o.a), 2):
        mine, yours, key = o.AK[i], o.AK[j], (o.m.agents[i], o.m.agents[j])
        need = [o.N[i][x] * o.N[j][x] for x in k]
        found["resemblance"][key] = float(sum(mine[x] * yours[x] for x in k))
        found["distinctiveness"][key] = ratio(sum(mine[x] != yours[x] for x in k), o.k)
        found["expertise"][key] = ratio(sum(yours[x] * (1 - mine[x]) for x in k), sum(yours))
        found["needed-overlap"][key] = ratio(sum(need[x] * mine[x] * yours[x] for x in k), sum(need))
    return found


def _of_links(o: Oracle) -> dict[str, Answer]:
    m, whole = o.m, o.known()
    answer: Answer = {}
    for link in m.links:
        left = o.known(cut=link)
        answer[link] = float(
            sum(
                any(
                    item in whole.get(agent, ()) and item not in left.get(agent, ())
                    for agent in m.agents
                    for item in m.needs.get((agent, step), ())
                )
                for step in m.steps
            )
        )
    return {"broken-link": answer}
