"""What the analysis of the teaching model must say, worked out by hand from its Turtle and design.md 5.

The reason behind each row is the comment beside it; nothing here was copied from a run.
"""

from __future__ import annotations

__all__ = ["COUNTS", "JOINT", "PER_KIND", "PER_REMEDY", "ROWS", "SURPLUS", "UNGROUNDED", "VIA"]

ROWS: tuple[tuple[str, str, str, str, str | None], ...] = (
    # Needer, item, step, kind, remedy: heaviest first, then shortest term, then by name.
    # Weight 4: shows a very-high factor.
    # The GP holds it, agreement a1 covers it, no flow realises it.
    ("veilig-thuis", "strangulation", "TRI", "no-channel", "open-channel"),
    # The firearms unit answers to the same controller; v4 only ought to bring it.
    ("basisteam", "gun-licence", "OOR", "silo", "connect-internally"),
    # Weight 3.
    # In its own register, first-hand.
    ("basisteam", "threat", "BEE", "known", None),
    # Own record, but hearsay; nobody sends it; the neighbourhood team has it first-hand.
    ("veilig-thuis", "threat", "TRI", "second-hand", "make-agreement"),
    # Aware of the neighbourhood team, which holds it; contacts not declared; nothing brings it.
    ("burgemeester", "threat", "BES", "no-flow", "make-agreement"),
    # One seat, the neighbourhood team, knows it first-hand.
    ("crisistafel", "threat", "OOR", "known", None),
    # Weight 2.
    # Only the housing association holds it, and has no seat.
    ("crisistafel", "door-damage", "BEE", "no-flow", "make-agreement"),
    # Weight 1, 4 hours.
    # Only the victim knows.
    ("veilig-thuis", "own-fear", "TRI", "no-flow", "ask-her-safely"),
    # No holder, and everybody is complete: the housing association said that it lacks this one item.
    ("veilig-thuis", "pattern", "BEE", "unheld", "collect"),
    # A product without a maker, held by nobody.
    ("veilig-thuis", "risk-report", "BEE", "not-created", "create"),
    # v1 from the school; the holding that v1 brings is no origin.
    ("veilig-thuis", "school-disclosure", "TRI", "received", None),
    # Weight 1, 24 hours.
    # The shelter holds it; it is confined.
    ("basisteam", "safe-address", "INT", "no-flow", "keep-closed"),
    # v6 from the mayor brings it, whatever else the housing association has not declared.
    ("corporatie", "order-scope", "INT", "received", None),
    # The housing association has not declared its holdings.
    ("corporatie", "safety-plan", "INT", "unknown", "establish-fact"),
    # v1 and then v3.
    ("opvang", "school-disclosure", "INT", "received", None),
    # Contacts declared: only Veilig Thuis, the other end of v1. The mayor holds it.
    ("school", "order-scope", "INT", "unaware", "name-contact"),
    # She needs it; the mayor holds it; nothing brings it.
    ("slachtoffer", "order-scope", "INT", "no-flow", "make-agreement"),
    # Weight 1, six weeks.
    # v5.
    ("programmagroep", "monitoring", "EVA", "received", None),
)

UNGROUNDED: dict[tuple[str, str], tuple[str, ...]] = {
    # What the law turns into ``ungrounded-flow``, with the flows that it does not carry. The scope of a home ban serves
    # the ban itself (Wth 10, Awb 2:5, Wpg 7): nothing opens that to a landlord.
    ("corporatie", "order-scope"): ("v6",),
}

VIA: dict[tuple[str, str], tuple[str, ...]] = {
    ("corporatie", "order-scope"): ("v6",),
    ("veilig-thuis", "school-disclosure"): ("v1",),
    ("opvang", "school-disclosure"): ("v1", "v3"),
    ("programmagroep", "monitoring"): ("v5",),
}

JOINT: tuple[tuple[str | None, str | None, str, tuple[str, ...]], ...] = (
    # Factor, criterion, alternative, pieces: factors first, then criteria by their pieces.
    # The shelter knows of the control; the police, and through v2 the housing association, of the separation.
    # (rf-pattern is none: at the crisis table lie the records of the police and of Veilig Thuis.)
    (
        "rf-control-and-separation",
        None,
        "rf-control-and-separation",
        ("control", "separation"),
    ),
    # At least three factors of weight high: all five that anybody sees. The crisis table sees two of them.
    (
        None,
        "esc-oefening",
        "esc-oefening-2",
        ("rf-control-and-separation", "rf-gun", "rf-separation", "rf-strangulation", "rf-threat"),
    ),
    # Strangulation at the GP, separation at the police and the housing association.
    # (The third alternative, rf-gun, is one piece.)
    (
        None,
        "esc-oefening",
        "esc-oefening-1-1+esc-oefening-1-2",
        ("rf-separation", "rf-strangulation"),
    ),
)

SURPLUS: tuple[tuple[str, str, str, str], ...] = (
    # Actor, item, kind, flow or holding.
    ("corporatie", "separation", "surplus-flow", "v2"),
    ("opvang", "gun-licence", "surplus-holding", "opvang-gun-licence"),
)

PER_KIND = {
    "known": 2,
    "received": 4,
    "second-hand": 1,
    "silo": 1,
    "no-channel": 1,
    "unaware": 1,
    "no-flow": 5,
    "not-created": 1,
    "unheld": 1,
    "unknown": 1,
}

PER_REMEDY = {
    "collect": 1,
    "create": 1,
    "connect-internally": 1,
    "make-agreement": 4,
    "open-channel": 1,
    "name-contact": 1,
    "establish-fact": 1,
    "ask-her-safely": 1,
    "keep-closed": 1,
}

COUNTS: dict[str, tuple[int, int, int, int]] = {
    # Has, needs, needs not held, not covered by any listed flow; per (actor, item).
    "basisteam": (2, 3, 2, 1),  # v4 is listed for the gun licence, although it only ought to happen
    "burgemeester": (1, 1, 1, 1),
    "corporatie": (1, 2, 2, 1),
    "crisistafel": (0, 2, 2, 2),
    "huisarts": (1, 0, 0, 0),
    "opvang": (4, 1, 1, 0),
    "programmagroep": (0, 1, 1, 0),
    "school": (1, 1, 1, 1),
    "slachtoffer": (3, 1, 1, 1),
    "veilig-thuis": (4, 6, 4, 4),
    "wapens": (1, 0, 0, 0),
}
