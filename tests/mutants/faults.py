"""Faults to plant, one entry each: where, which text becomes which, and what it would mean if nobody noticed.

The old text stands exactly once in its file (``test_faults.py`` says so), so a table that has fallen behind the code
is noticed at once. A fault that changes no answer of any model teaches nothing and does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FAULTS", "Planted"]


@dataclass(frozen=True)
class Planted:
    """``old`` becomes ``new`` in ``file``; ``note`` says which mistake that is. ``by`` is the test below ``tests/unit``
    that must notice it by itself; without one the module's own tests and then all quick ones are asked.
    """

    file: str
    old: str
    new: str
    note: str
    by: str = ""


_PROJECTION = "graph/projection.py"
_REACH = "graph/reach.py"
_POSITIONS = "queries/positions.py"
_GAPS = "queries/gaps.py"
_SURPLUS = "queries/surplus.py"
_SIGHT = "queries/sight.py"
_TRIGGERS = "queries/triggers.py"
_JOINT = "queries/joint.py"
_COUNTS = "queries/counts.py"
_ANALYSIS = "queries/analysis.py"
_EXPLAINING = "queries/explaining.py"
_HELPING = "queries/helping.py"
_PHRASING = "queries/phrasing.py"
_SUBJECTS = "queries/subjects.py"

FAULTS: tuple[Planted, ...] = (
    # ── projection ───────────────────────────────────────────────────────────────────────────────────────────────────
    Planted(
        _PROJECTION,
        "party_node(model, flow.sender),\n            party_node(model, flow.recipient),",
        "party_node(model, flow.recipient),\n            party_node(model, flow.sender),",
        "sender and recipient of a flow swapped",
    ),
    Planted(
        _PROJECTION,
        "working=flow.assurance is not Assurance.OUGHT,",
        "working=True,",
        "a flow that only ought to happen works",
    ),
    Planted(
        _PROJECTION,
        "working=flow.assurance is not Assurance.OUGHT,",
        "working=flow.assurance is Assurance.FIXED,",
        "a flow on initiative does not work",
    ),
    Planted(_PROJECTION, 'brought_by=" ".join(holding.brought_by),', 'brought_by="",', "brought_by dropped"),
    Planted(_PROJECTION, "quality=holding.quality.value,", 'quality="first-hand",', "hearsay (~) ignored"),
    Planted(
        _PROJECTION,
        "node(NodeKind.ACTOR, giver),\n                    node(NodeKind.ACTOR, receiver),",
        "node(NodeKind.ACTOR, receiver),\n                    node(NodeKind.ACTOR, giver),",
        "giver and receiver of an agreement swapped",
    ),
    # ── reach ────────────────────────────────────────────────────────────────────────────────────────────────────────
    Planted(_REACH, 'in edge["items"].split():', 'in edge["items"].split()[:1]:', "a flow carries its first item only"),
    Planted(
        _REACH,
        'if edge["kind"] == EdgeKind.FLOW.value and edge["working"]:',
        'if edge["kind"] == EdgeKind.FLOW.value:',
        "flows that only ought to happen carry",
    ),
    Planted(
        _REACH,
        'elif edge["kind"] == EdgeKind.HOLDS.value and not edge["brought_by"]:',
        'elif edge["kind"] == EdgeKind.HOLDS.value:',
        "a derived holding is an origin",
    ),
    Planted(_REACH, "(arrival.hearsay, len(", "(not arrival.hearsay, len(", "hearsay before first-hand"),
    Planted(_REACH, "by_hearsay=origin not in first_hand", "by_hearsay=False", "hearsay arrives as first-hand"),
    Planted(
        _REACH,
        "len(arrival.flows), arrival.flows, arrival.origin)",
        "len(arrival.flows), (), arrival.origin)",
        "ties not settled by flow ids",
    ),
    Planted(_REACH, "queue.append((recipient, (*flows, key)))", "continue", "only one hop"),
    Planted(_REACH, "queue.popleft()", "queue.pop()", "depth first: chains are not the shortest"),
    Planted(
        _REACH,
        "yield Arrival(recipient, origin, (*flows, key), by_hearsay)",
        "yield Arrival(recipient, origin, (key, *flows), by_hearsay)",
        "chain told backwards",
    ),
    Planted(
        _REACH,
        "frozenset(arrival.origin for arrival in ways)",
        "frozenset(arrival.origin for arrival in ways[:1])",
        "one origin kept where several reach a party",
    ),
    # ── positions ────────────────────────────────────────────────────────────────────────────────────────────────────
    Planted(
        _POSITIONS,
        'for kind, identifier in ids if kind == "actor"))',
        'for kind, identifier in ids if kind != "table"))',
        "the victim counts as a holder among partners",
    ),
    Planted(_POSITIONS, "known[actor] |= seated", "continue", "contacts ignore tables"),
    Planted(_POSITIONS, "known[flow.recipient].add(flow.sender)", "continue", "contacts ignore who sends"),
    Planted(_POSITIONS, "known[flow.sender].add(flow.recipient)", "pass", "contacts ignore to whom one sends"),
    Planted(_POSITIONS, "set(actor.aware_of)", "set()", "contacts ignore aware_of"),
    Planted(
        _POSITIONS,
        'if agreement.status.value == "in-force" and',
        'if agreement.status.value != "ended" and',
        "a proposal counts as in force",
    ),
    Planted(
        _POSITIONS,
        "wanted & set(agreement.receivers)",
        "wanted & set(agreement.parties)",
        "an agreement works in both directions",
    ),
    Planted(
        _POSITIONS,
        "return declared.complete_holdings or item in declared.lacks",
        "return declared.complete_holdings",
        "lacksItem ignored",
    ),
    Planted(
        _POSITIONS,
        "return declared.complete_holdings or item in declared.lacks",
        "return True",
        "what is unknown is taken for absent",
    ),
    Planted(
        _POSITIONS,
        "return self._actors({*found.first_hand, *brought})",
        "return self._actors(found.first_hand)",
        "who receives it is no holder",
    ),
    Planted(
        _POSITIONS,
        "return tuple(unit for unit in units if unit != actor)",
        "return tuple(unit for unit in units if unit == actor)",
        "the own organisation has no other units",
    ),
    Planted(
        _POSITIONS,
        'if flow.assurance.value == "ought-to-happen" and flow.recipient in wanted',
        "if flow.recipient in wanted",
        "a working flow is called idle",
    ),
    # ── gaps ─────────────────────────────────────────────────────────────────────────────────────────────────────────
    Planted(
        _GAPS,
        "tuple(seat.actor for seat in model.table[need.needer].seats)",
        "tuple(seat.actor for seat in model.table[need.needer].seats[:1])",
        "a table's need over the first seat only",
    ),
    Planted(
        _GAPS,
        "if kind is None and undeclared:",
        "if kind is None and undeclared and not elsewhere:",
        "the needer's own silence ignored when somebody else knows",
    ),
    Planted(_GAPS, "if kind is None and undeclared:", "if undeclared:", "silence beats what is known"),
    Planted(
        _GAPS,
        "    if own_units:\n        return GapKind.SILO\n    if covered:\n        return GapKind.NO_CHANNEL\n",
        "    if covered:\n        return GapKind.NO_CHANNEL\n    if own_units:\n        return GapKind.SILO\n",
        "silo and no-channel change places",
    ),
    Planted(
        _GAPS,
        "    if covered:\n        return GapKind.NO_CHANNEL\n    if elsewhere:\n",
        "    if covered and not unaware:\n        return GapKind.NO_CHANNEL\n    if elsewhere:\n",
        "unaware before no-channel",
    ),
    Planted(_GAPS, "    if elsewhere:\n", "    if elsewhere and not uncreated:\n", "not-created before no-flow"),
    Planted(_GAPS, "    if uncreated:\n", "    if uncreated and not undeclared:\n", "unknown before not-created"),
    Planted(
        _GAPS,
        "return GapKind.UNKNOWN if undeclared else GapKind.UNHELD",
        "return GapKind.UNHELD",
        "unheld although somebody has not said what it holds",
    ),
    Planted(_GAPS, "unaware=declared and not", "unaware=not", "unaware without declared contacts"),
    Planted(
        _GAPS,
        "not (contacts & {*elsewhere, *knowers})",
        "not (contacts & elsewhere)",
        "knowing the victim does not count as a contact",
    ),
    Planted(_GAPS, "declared = all(", "declared = any(", "one declared seat speaks for the table"),
    Planted(_GAPS, "if elsewhere & set(a.givers))", "if a.givers)", "an agreement whose giver has nothing counts"),
    Planted(
        _GAPS, "return product.product and not any(", "return not any(", "everything that nobody makes is a product"
    ),
    Planted(
        _GAPS,
        "if positions.holds_first_hand(r, item))",
        "if positions.knows(r, item))",
        "hearsay and received count as known",
    ),
    Planted(
        _GAPS,
        "is not None and not a.hearsay}",
        "is not None}",
        "hearsay that arrives counts as received",
    ),
    Planted(
        _GAPS,
        "    if confined:\n        return RemedyCode.KEEP_CLOSED\n",
        "",
        "the secret address is arranged like anything else",
    ),
    Planted(
        _GAPS,
        "and evidence.knowers and not evidence.holders:",
        "and evidence.knowers:",
        "the victim is asked although a partner knows",
    ),
    Planted(
        _GAPS,
        "return RemedyCode.OPEN_CHANNEL if evidence.idle_flows else RemedyCode.MAKE_AGREEMENT",
        "return RemedyCode.MAKE_AGREEMENT",
        "a flow that ought to be there is not opened",
    ),
    # ── surplus ──────────────────────────────────────────────────────────────────────────────────────────────────────
    Planted(
        _SURPLUS,
        "seen, queue = {actor}, list(onward.get(actor, ()))",
        "seen, queue = {actor}, list[str]()",
        "passing on ignored",
    ),
    Planted(_SURPLUS, "queue.extend(onward.get(party, ()))", "continue", "passing on counts for one hop only"),
    Planted(_SURPLUS, "if actor in needers or actor in makers:", "if actor in needers:", "inputs of a product ignored"),
    Planted(
        _SURPLUS,
        "needers.update([need.needer] if table is None else [seat.actor for seat in table.seats])",
        "needers.add(need.needer)",
        "a table's need is no need of its seats",
    ),
    Planted(
        _SURPLUS,
        "if flow.assurance is not Assurance.OUGHT and item in flow.items:",
        "if item in flow.items:",
        "passing on that only ought to happen counts",
    ),
    Planted(
        _SURPLUS,
        "bool(holding.brought_by) or holding.quality is Quality.SECOND_HAND",
        "holding.quality is Quality.SECOND_HAND",
        "a received holding is never surplus",
    ),
    Planted(
        _SURPLUS,
        "if positions.knows(flow.sender, item) and not serves(",
        "if not serves(",
        "a flow that brings nothing is surplus",
    ),
    # ── sight, triggers, joint gaps ──────────────────────────────────────────────────────────────────────────────────
    Planted(
        _SIGHT,
        "return len(known) == len(factor.items) if factor.composition is Composition.ALL else bool(known)",
        "return bool(known)",
        "all treated as one",
    ),
    Planted(_SIGHT, "for record in records) >= 2", "for record in records) >= 1", "one record makes a pattern"),
    Planted(_SIGHT, "return {**singles, **tables}", "return singles", "tables are no group"),
    Planted(
        _SIGHT,
        "            if not holding.brought_by:\n",
        "            if holding.record:\n",
        "a record that was passed on counts twice",
    ),
    Planted(
        _TRIGGERS,
        "case ExpressionKind.NONE_OF:\n            return (_EMPTY,)",
        "case ExpressionKind.NONE_OF:\n"
        "            return tuple(a for operand in expression.operands for a in _expand(operand, criteria, path))",
        "absence is a piece",
    ),
    Planted(_TRIGGERS, "beyond=any(part.beyond for part in parts),", "beyond=False,", "events forgotten"),
    Planted(
        _TRIGGERS, "sum(t.count for t in self.thresholds)", "len(self.thresholds)", "a threshold counts as one piece"
    ),
    Planted(_TRIGGERS, "or inner.id in path:", "or inner.id == path[-1]:", "criteria in a circle do not end"),
    Planted(_JOINT, ">= threshold.count", "> threshold.count", "reaching the threshold is not enough"),
    Planted(
        _JOINT,
        "f.weight.rank >= threshold.minimum_weight.rank",
        "f.weight.rank > threshold.minimum_weight.rank",
        "the threshold's own weight does not count",
    ),
    Planted(
        _JOINT,
        "if not sight.shows(factor, everyone) or any(",
        "if any(",
        "pieces that nobody knows are a joint gap",
    ),
    Planted(_JOINT, "and small.pieces < large.pieces", "and small.pieces > large.pieces", "nested ones all listed"),
    Planted(_JOINT, "alternative.pieces >= 2", "alternative.pieces >= 1", "one piece is a joint gap"),
    Planted(_JOINT, "if not alternative.beyond and", "if", "an event makes no difference"),
    # ── counts, the whole, and words ─────────────────────────────────────────────────────────────────────────────────
    Planted(
        _COUNTS,
        "for h in r.added_holdings} if before_repairs else set()",
        "for h in r.added_holdings} if not before_repairs else set()",
        "before and after repairs change places",
    ),
    Planted(
        _COUNTS,
        "[model.record[holding.record].kept_for or holding.holder]",
        "[holding.holder]",
        "a table's register counts for its keeper",
    ),
    Planted(_COUNTS, "covered[model.flow[flow_id].recipient].add(item)", "continue", "what a repair took stays away"),
    Planted(
        _COUNTS,
        "len(needs[party] - has[party] - covered[party])",
        "len(needs[party] - covered[party])",
        "what one holds counts as not covered",
    ),
    Planted(
        _ANALYSIS, "weight=max(weights, default=1)", "weight=min(weights, default=1)", "the lightest factor counts"
    ),
    Planted(_ANALYSIS, "(-row.weight, row.hours,", "(row.weight, row.hours,", "lightest first"),
    Planted(_ANALYSIS, ".hours(level)", ".hours(3)", "the level sets nothing"),
    Planted(
        _ANALYSIS,
        "before_repairs=recounts",
        "before_repairs=False",
        "the researched tables are not recounted",
    ),
    Planted(
        _ANALYSIS,
        "recounts = bool(model.repairs) and not model.local_choices",
        "recounts = bool(model.repairs)",
        "a local model recounts tables that are not its own",
    ),
    Planted(_PHRASING, 'f"{hours * 60:g} minuten"', 'f"{hours:g} uur"', "a quarter of an hour in hours"),
    Planted(
        _PHRASING,
        "senders = [model.flow[flow].sender for flow in flows]",
        "senders = [model.flow[flow].recipient for flow in flows]",
        "the chain names the wrong ends",
    ),
    Planted(
        _HELPING,
        'Text(_help(model, need, evidence, remedy, "nl"), _help(model, need, evidence, remedy, "en"))',
        'Text(_help(model, need, evidence, remedy, "en"), _help(model, need, evidence, remedy, "nl"))',
        "the two languages change places",
    ),
    Planted(
        _EXPLAINING,
        "if model.item[need.item].confined:",
        "if not model.item[need.item].confined:",
        "a sentence tells who knows the secret address",
    ),
    Planted(
        _PHRASING,
        "return [r for r in evidence.receivers if r in model.actor and",
        "return [r for r in evidence.receivers if r in model.actor and not",
        "the wrong seat is sent to its colleagues",
    ),
    Planted(
        _SUBJECTS,
        "item.id for item in model.items if item.subject == subject",
        "item.id for item in model.items if item.subject != subject",
        "everything but the child",
    ),
    Planted(
        _SUBJECTS,
        '(subject == "child" and factor.child_specific)',
        "False",
        "a factor of children shown by other items is forgotten",
    ),
    Planted(_SUBJECTS, "tuple(flow for flow in flows if flow.items)", "tuple(flows)", "empty flows in a picture"),
)
