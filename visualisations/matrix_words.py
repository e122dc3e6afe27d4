"""What the matrix and the difference matrix say, in Dutch and English; part of ``visualisations.words``."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["MATRIX_WORDS"]

MATRIX_WORDS: dict[str, Text] = {
    # ── orders ───────────────────────────────────────────────────────────────────────────────────────────────────────
    "order-barycentre": Text("gaten bij elkaar", "gaps together"),
    "order-leaf": Text("gelijken naast elkaar", "like beside like"),
    "order-how-theme": Text("items per thema, partijen per domein", "items by theme, parties by domain"),
    "order-how-gaps": Text("items en partijen met de meeste gaten eerst", "items and parties with most gaps first"),
    "order-how-name": Text("items en partijen op alfabet", "items and parties by the alphabet"),
    "order-how-barycentre": Text(
        "rij en kolom om en om op het zwaartepunt van hun gaten (zwaartepuntmethode)",
        "rows and columns in turn by the centre of their gaps (barycentre heuristic)",
    ),
    "order-how-leaf": Text(
        "wie dezelfde gaten heeft staat naast elkaar (optimale bladvolgorde)",
        "those with the same gaps stand side by side (optimal leaf ordering)",
    ),
    # ── filters and quick questions ──────────────────────────────────────────────────────────────────────────────────
    "filters": Text("Kies wat u wilt zien", "Choose what to see"),
    "category": Text("Categorie", "Category"),
    "process-step": Text("Stap", "Step"),
    "whole-partner": Text("{partner}, alle onderdelen", "{partner}, all units"),
    "whole-partners": Text("Hele partner", "Whole partner"),
    "quick": Text("Snel kijken", "Quick look"),
    "quick-nobody": Text("bij geen partner", "with no partner"),
    "quick-one": Text("bij één partner", "with one partner"),
    "quick-closed": Text("aanwezig, zo niet te delen", "held, not to be shared so"),
    "quick-why-nobody": Text(
        "Items die in dit model bij geen enkele partner staan, ook niet ontvangen of van horen zeggen. Dat niemand het "
        "heeft vastgelegd, zegt niet dat niemand het weet.",
        "Items that stand with no partner in this model, not even received or from hearsay. That nobody recorded it "
        "does not say that nobody knows.",
    ),
    "quick-why-one": Text(
        "Items die in dit model bij precies één partner uit eerste hand staan.",
        "Items that stand first-hand with exactly one partner in this model.",
    ),
    "quick-why-closed": Text(
        "Gaten waar een partner het item heeft en het oordeel is: niet op deze manier, geen grond vastgelegd, of "
        "verboden. Geen grond vastgelegd is geen verbod. Onbeslist telt niet mee.",
        "Gaps where a partner holds the item and the verdict is: not in this way, no ground recorded, or forbidden. "
        "No ground recorded is no prohibition. Undecided does not count.",
    ),
    "none-fit": Text("Geen enkel item past bij deze keuze.", "No item fits this choice."),
    # ── reading it ───────────────────────────────────────────────────────────────────────────────────────────────────
    "key": Text("Tekens in het kort", "Marks in short"),
    "key-more": Text("De andere tekens", "The other marks"),
    "sheet": Text(
        "Blad {sheet} van {sheets}: partijen {first} tot en met {last} van {count}",
        "Sheet {sheet} of {sheets}: parties {first} to {last} of {count}",
    ),
    "words-head": Text("Dezelfde matrix in woorden", "The same matrix in words"),
    "words-note": Text(
        "Per item: wat er in de vakjes staat, en bij welke partijen. Een partij die er niet bij staat, heeft een leeg "
        "vakje: geen positie en geen behoefte.",
        "For each item: what stands in the cells, and with which parties. A party that is not listed has an empty "
        "cell: no position and no need.",
    ),
    "opened": Text("Toelichting geopend: {cell}", "Explanation opened: {cell}"),
    # ── the difference matrix ────────────────────────────────────────────────────────────────────────────────────────
    "difference-title": Text("Wat er verschilt", "What differs"),
    "difference-caption": Text(
        "Per informatie-item (rijen) en per partij (kolommen): wat er anders is. Links het teken in A, rechts dat in "
        "B. Leeg betekent: gelijk aan beide kanten.",
        "For each information item (rows) and each party (columns): what is different. On the left the mark in A, on "
        "the right that in B. Empty means: the same on both sides.",
    ),
    "difference-neither": Text(
        "A en B zijn namen; geen van beide is de juiste.", "A and B are names; neither is the right one."
    ),
    "side-a": Text("A", "A"),
    "side-b": Text("B", "B"),
    "side-premise": Text("{model}, recht van {day}", "{model}, law of {day}"),
    "side-facts": Text("{model}, recht van {day}, met {facts}", "{model}, law of {day}, with {facts}"),
    "supposed": Text("Verondersteld in B", "Supposed in B"),
    "change-more": Text("alleen in B", "only in B"),
    "change-less": Text("alleen in A", "only in A"),
    "change-other": Text("anders", "changed"),
    "change-more-meaning": Text(
        "in A is het vakje leeg, in B staat er iets", "empty in A, in B something stands there"
    ),
    "change-less-meaning": Text(
        "in A staat er iets, in B is het vakje leeg", "something stands there in A, empty in B"
    ),
    "change-other-meaning": Text("het vakje zegt in A iets anders dan in B", "the cell says something else in A and B"),
    "cells-same": Text("vakjes zijn gelijk", "cells are the same"),
    "nothing-differs": Text("Er verschilt niets in de matrix.", "Nothing differs in the matrix."),
    "changes-head": Text("De verschillen in woorden", "The differences in words"),
    "only-change": Text("Soort verschil", "Kind of difference"),
    "empty": Text("leeg", "empty"),
    "needs-differ": Text("Per behoefte", "Per need"),
    "difference-shown": Text("{count} verschillen in beeld", "{count} differences in view"),
    "one-sided-party": Text("staat alleen in {side}", "is only in {side}"),
    "difference-confined": Text(
        "Van afgeschermde items laat dit beeld niets zien.", "Of confined items this picture shows nothing."
    ),
}
"""Texts by key, as in ``WORDS``."""
