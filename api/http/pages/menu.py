"""The menu of the pages: one line per page, in the order in which a reader needs them."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.terms import Text

__all__ = ["MENU", "Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu; ``why`` is the question it answers, as the start page says it."""

    path: str
    label: Text
    why: Text


MENU: tuple[Entry, ...] = (
    Entry(
        "/",
        Text("Start", "Start"),
        Text("Wat ontbreekt, en wat kan morgen dicht?", "What is missing, what closes tomorrow?"),
    ),
    Entry(
        "/gaten",
        Text("Gaten", "Gaps"),
        Text("Wie mist wat, en wat zegt de wet?", "Who lacks what, and what does the law say?"),
    ),
    Entry(
        "/matrix", Text("Matrix", "Matrix"), Text("Het hele beeld: wie heeft wat?", "The whole picture: who has what?")
    ),
    Entry(
        "/netwerk", Text("Netwerk", "Network"), Text("Langs welke lijnen loopt het?", "Along which lines does it run?")
    ),
    Entry(
        "/delen",
        Text("Delen", "Sharing"),
        Text("Mag ik dit delen, of erom vragen?", "May I share this, or ask for it?"),
    ),
    Entry("/routes", Text("Routes", "Routes"), Text("Langs wie kan het rechtmatig?", "Along whom can it go lawfully?")),
    Entry("/tijd", Text("Tijd", "Time"), Text("Wanneer kan iemand het weten?", "When can somebody know it?")),
    Entry(
        "/wat-als",
        Text("Wat als", "What if"),
        Text("Wat verandert er als iets wegvalt of erbij komt?", "What changes if something goes or comes?"),
    ),
    Entry(
        "/signalen",
        Text("Signalen", "Signals"),
        Text("Waar komt een signaal niet verder?", "Where does a signal come no further?"),
    ),
    Entry(
        "/blootstelling",
        Text("Blootstelling", "Exposure"),
        Text("Wat kan de vermoedelijke pleger bereiken?", "What can reach the alleged perpetrator?"),
    ),
    Entry(
        "/dekking",
        Text("Dekking", "Coverage"),
        Text("Wie ziet welk deel van het risico?", "Who sees which part of the risk?"),
    ),
    Entry(
        "/stappen",
        Text("Stappen", "Steps"),
        Text("Wie heeft wat nodig, stap voor stap?", "Who needs what, step by step?"),
    ),
    Entry(
        "/wetten", Text("Wetten", "Laws"), Text("Welke norm draagt of sluit wat?", "Which norm carries or closes what?")
    ),
    Entry("/begrippen", Text("Begrippen", "Terms"), Text("Wat betekent dit woord?", "What does this word mean?")),
    Entry(
        "/methode",
        Text("Methode", "Method"),
        Text("Hoe is dit gemaakt, en wat kan het niet?", "How was this made, and what can it not do?"),
    ),
)
