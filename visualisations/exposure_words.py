"""What the pictures say of what can reach the alleged perpetrator; part of ``visualisations.words``."""

from __future__ import annotations

from ontology.terms import Text

__all__ = ["EXPOSURE_WORDS"]

EXPOSURE_WORDS: dict[str, Text] = {
    "reach-code": Text("P", "P"),
    "reach-itself": Text(
        "kan de vermoedelijke pleger vanzelf bereiken (praktijk, gemodelleerd)",
        "can reach the alleged perpetrator by itself (practice, modelled)",
    ),
    "reach-asked": Text(
        "kan de vermoedelijke pleger bereiken als hij erom vraagt, of als iets vaststaat",
        "can reach the alleged perpetrator if he asks for it, or if something is established",
    ),
    "reach-items": Text("({count} items)", "({count} items)"),
    "reach-none": Text(
        "Een item zonder P is niet veilig: er is dan alleen geen weg vastgelegd die nu openstaat.",
        "An item without a P is not safe: there is then only no way recorded that stands open now.",
    ),
    "reach-short": Text(
        "{count} van de {items} items kunnen de vermoedelijke pleger bereiken, {itself} daarvan vanzelf (praktijk, "
        "gemodelleerd). Zie P in de matrix en de lijst onderaan.",
        "{count} of the {items} items can reach the alleged perpetrator, {itself} of them by itself (practice, "
        "modelled). See P in the matrix and the list at the bottom.",
    ),
    "reach-short-network": Text(
        "{count} van de {items} items kunnen de vermoedelijke pleger bereiken, {itself} daarvan vanzelf (praktijk, "
        "gemodelleerd). De lijst onderaan noemt de weg, wat het tegenhoudt en wie beslist.",
        "{count} of the {items} items can reach the alleged perpetrator, {itself} of them by itself (practice, "
        "modelled). The list at the bottom has the way, what holds it back and who decides.",
    ),
    "reach-count": Text(
        "{count} van de {items} items, {itself} daarvan vanzelf (praktijk, gemodelleerd).",
        "{count} of the {items} items, {itself} of them by itself (practice, modelled).",
    ),
    "reach-title": Text("Wat de vermoedelijke pleger kan bereiken", "What can reach the alleged perpetrator"),
    "reach-way": Text("Langs welke weg, en bij wie", "Along which way, and with whom"),
    "reach-holds": Text("Houdt tegen", "Holds it back"),
    "reach-nothing": Text("niets vastgelegd", "nothing recorded"),
    "reach-checks": Text("Eerst nagaan", "Check first"),
    "reach-decides": Text("Wie beslist", "Who decides"),
}
"""Texts by key, as in ``WORDS``."""
