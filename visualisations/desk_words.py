"""What the pictures say of the desks where a signal enters, in Dutch and English; part of ``visualisations.words``."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["DESK_WORDS"]

DESK_WORDS: dict[str, Text] = {
    # ── one desk ─────────────────────────────────────────────────────────────────────────────────────────────────────
    "desk": Text("loket", "desk"),
    "desk-note": Text(
        "loket: {dead} van {heaviest} zwaarste factoren lopen hier dood (gemodelleerd)",
        "desk: {dead} of {heaviest} heaviest factors come to a dead end here (modelled)",
    ),
    "desk-note-one": Text(
        "loket: 1 van {heaviest} zwaarste factoren loopt hier dood (gemodelleerd)",
        "desk: 1 of {heaviest} heaviest factors comes to a dead end here (modelled)",
    ),
    "desk-note-none": Text(
        "loket: van de zwaarste factoren kan er hier geen worden verteld (gemodelleerd)",
        "desk: none of the heaviest factors can be told here (modelled)",
    ),
    "desk-label": Text("loket {dead}/{heaviest}", "desk {dead}/{heaviest}"),
    "desk-factor": Text("{factor}: {fate} (verteld als: {items})", "{factor}: {fate} (told as: {items})"),
    "desk-leans": Text("Rust op (gemodelleerd)", "Rests on (modelled)"),
    # ── the table of desks ───────────────────────────────────────────────────────────────────────────────────────────
    "desks-title": Text(
        "Waar een signaal binnenkomt, en waar het doodloopt (gemodelleerd)",
        "Where a signal enters, and where it comes to a dead end (modelled)",
    ),
    "desks-rule": Text(
        "Iemand vertelt iets aan een loket op {start}. Een factor loopt daar dood als het signaal langs de stromen van "
        "dit model niemand op tijd bereikt die mag handelen. Bovenaan het loket waar dat het eerst gebeurt. Alles "
        "hierover is gemodelleerd: het loket zelf moet het bevestigen.",
        "Somebody tells something at a desk on {start}. A factor comes to a dead end there when the signal, over the "
        "flows of this model, reaches nobody in time who may act. The desk where that happens first is on top. All of "
        "this is modelled: the desk itself must confirm it.",
    ),
    "desks-short": Text(
        "{dying} van {desks} loketten laten ten minste één van de zwaarste factoren doodlopen (gemodelleerd, verteld "
        "op {start}); de tabel onderaan noemt ze.",
        "{dying} of {desks} desks let at least one of the heaviest factors come to a dead end (modelled, told on "
        "{start}); the table at the bottom lists them.",
    ),
    "desk-factors": Text("De zwaarste factoren die hier verteld kunnen worden", "Heaviest factors that can be told"),
    "desk-heaviest": Text("Zwaarste factoren: doodgelopen / verteld", "Heaviest factors: dead ends / told"),
    "desk-all-dying": Text("Alle items die hier doodlopen", "All items that come to a dead end here"),
    # ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────
    "desk-head-key": Text(
        "loket: van de zwaarste factoren die hier verteld worden, lopen er zoveel dood (gemodelleerd)",
        "desk: of the heaviest factors told here, so many come to a dead end (modelled)",
    ),
    "dead-end-cell": Text(
        "hier verteld loopt dit dood (gemodelleerd)", "told here this comes to a dead end (modelled)"
    ),
    "dead-end-kind": Text("Hier verteld loopt dit dood", "Told here this comes to a dead end"),
    "dead-end-why": Text("Gemodelleerd, verteld op {start}. {fate}", "Modelled, told on {start}. {fate}"),
    "dead-end-nobody": Text("niemand die kan handelen", "nobody who can act"),
    "dead-end-desk": Text(
        "loket: hoeveel van de zwaarste factoren er doodlopen; ┳ waar dat er ten minste één is (gemodelleerd)",
        "desk: how many of the heaviest factors come to a dead end; ┳ where that is at least one (modelled)",
    ),
    # ── what more the law says ───────────────────────────────────────────────────────────────────────────────────────
    "law-acute": Text("Acuut gevaar", "Acute danger"),
    "law-112": Text("Bel eerst 112. Wat hieronder staat, komt daarna.", "Call 112 first. What follows comes after."),
    "law-record": Text("Vastleggen", "Record"),
    "law-term": Text("Termijn", "Term"),
    "law-onward": Text("Daarna", "Next"),
    "law-refused": Text("Wat nu stroomt en de wet niet draagt", "What flows now and the law does not carry"),
    "law-refused-leg": Text("{sender} → {recipient}: {state}", "{sender} → {recipient}: {state}"),
}
"""Texts by key, as in ``WORDS``."""
