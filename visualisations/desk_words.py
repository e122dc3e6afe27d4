"""What the pictures say of the desks where a signal enters, in Dutch and English; part of ``visualisations.words``."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["DESK_WORDS"]

DESK_WORDS: dict[str, Text] = {
    # ── one desk ─────────────────────────────────────────────────────────────────────────────────────────────────────
    "desk": Text("loket", "desk"),
    "desk-note": Text(
        "loket: {dead} van {heaviest} zwaarste factoren komen hier niet verder (gemodelleerd)",
        "desk: {dead} of {heaviest} heaviest factors come no further here (modelled)",
    ),
    "desk-note-one": Text(
        "loket: 1 van {heaviest} zwaarste factoren komt hier niet verder (gemodelleerd)",
        "desk: 1 of {heaviest} heaviest factors comes no further here (modelled)",
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
        "Waar een signaal binnenkomt, en waar het niet verder komt (gemodelleerd)",
        "Where a signal enters, and where it comes no further (modelled)",
    ),
    "desks-rule": Text(
        "Iemand vertelt iets aan een loket op {start}. Een factor komt daar niet verder als het signaal langs de "
        "stromen van dit model niemand op tijd bereikt die mag handelen. Bovenaan het loket waar dat het eerst "
        "gebeurt. Alles hierover is gemodelleerd: het loket zelf moet het bevestigen.",
        "Somebody tells something at a desk on {start}. A factor comes no further there when the signal, over the "
        "flows of this model, reaches nobody in time who may act. The desk where that happens first is on top. All of "
        "this is modelled: the desk itself must confirm it.",
    ),
    "desks-short": Text(
        "Bij {dying} van {desks} loketten komt ten minste één van de zwaarste factoren niet verder (gemodelleerd, "
        "verteld op {start}); de lijst onderaan noemt ze.",
        "At {dying} of {desks} desks at least one of the heaviest factors comes no further (modelled, told on "
        "{start}); the list at the bottom names them.",
    ),
    "desks-finding": Text(
        "Het eerst stopt het bij: {names} (zwaarste factoren: niet verder/verteld; gemodelleerd, op {start}).",
        "It stops soonest at: {names} (heaviest factors: no further/told; modelled, on {start}).",
    ),
    "desks-more": Text("en nog {count}", "and {count} more"),
    "desks-finding-none": Text(
        "Van geen van de zwaarste factoren is bekend dat hij bij een loket niet verder komt (gemodelleerd, verteld op "
        "{start}).",
        "Of none of the heaviest factors it is known that it comes no further from a desk (modelled, told on {start}).",
    ),
    "desk-factors": Text("De zwaarste factoren die hier verteld kunnen worden", "Heaviest factors that can be told"),
    "desk-heaviest": Text("Zwaarste factoren: niet verder / verteld", "Heaviest factors: no further / told"),
    "desk-all-dying": Text("Alle items die hier niet verder komen", "All items that come no further here"),
    # ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────
    "desk-head-key": Text(
        "loket: van de zwaarste factoren die hier verteld worden, komen er zoveel niet verder (gemodelleerd)",
        "desk: of the heaviest factors told here, so many come no further (modelled)",
    ),
    "dead-end-cell": Text(
        "hier verteld komt dit niet verder (gemodelleerd)", "told here this comes no further (modelled)"
    ),
    "dead-end-kind": Text("Hier verteld komt dit niet verder", "Told here this comes no further"),
    "dead-end-why": Text("Gemodelleerd, verteld op {start}. {fate}", "Modelled, told on {start}. {fate}"),
    "dead-end-nobody": Text("niemand die kan handelen", "nobody who can act"),
    "dead-end-desk": Text(
        "loket: hoeveel van de zwaarste factoren er niet verder komen; ┳ waar dat er ten minste één is (gemodelleerd)",
        "desk: how many of the heaviest factors come no further; ┳ where that is at least one (modelled)",
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
