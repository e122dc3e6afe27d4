"""Whoever it is that has what a partner misses, and the words at the head of a partner's view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.model import Assumption
from ontology.terms import Actor, Availability, Confidence, Evidence, Partner, Text

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["ANOTHER", "ONLY_SEEN", "UNSAID", "nobody", "organisation", "titles"]

ANOTHER = Text("een andere partner", "another partner")
"""Whoever has what is missed and has no flow with the reader: how many they are, and which, is not said."""

UNSAID = Evidence(Confidence.MODELLED)
"""In place of where a statement about somebody else comes from."""

ONLY_SEEN = Assumption(
    "alleen-wat-deze-partner-ziet",
    Text(
        "Dit is alleen wat één partner mag zien. Staat iets hier bij niemand, dan zegt dat niet dat niemand het heeft.",
        "This is only what one partner may see. That nobody is seen to have something does not say nobody has it.",
    ),
    UNSAID,
)
"""Printed with everything that is made of a view."""

_WHO = Text("Wie dit is, zegt deze weergave niet.", "Who this is, this view does not say.")
_NOT_SHOWN = Text("niet getoond", "not shown")


def nobody(name: str) -> Actor:
    """The actor that stands for whoever it is; there is always one, so that its being there says nothing."""
    return Actor(
        name, ANOTHER, name, name, capacities=(), role=_WHO, reach=_NOT_SHOWN, urgent=Availability.UNKNOWN,
        ordinary=Availability.UNKNOWN, complete_holdings=False, complete_contacts=False, aware_of=(), evidence=UNSAID,
    )  # fmt: skip


def organisation(model: Model, name: str, reader: str) -> Partner:
    """Its organisation. It borrows domain and kind of the ``reader`` (an actor): any of its own would say who it is."""
    own = model.actor[reader].partner
    like = next((one for one in model.partners if one.id == own), None)
    return Partner(name, ANOTHER, like.domain if like else "", like.kind if like else "", UNSAID)


def titles(model: Model, partner: str) -> tuple[Text, Text]:
    """Title and description of the view: the description of the whole model could name or count what is hidden."""
    label, title = model.label(partner), model.title
    return (
        Text(f"{title.nl}: wat {label.brief('nl')} ziet", f"{title.en}: what {label.brief('en')} sees"),
        Text(
            f"Alleen wat {label.brief('nl')} zelf weet, nodig heeft, geeft en krijgt. Wie anders iets weet, staat er "
            "met naam alleen bij als er een stroom tussen beiden is; wat andere partners onderling doen, staat er niet "
            "in.",
            f"Only what {label.brief('en')} itself knows, needs, gives and gets. Who else knows something is named "
            "only where there is a flow between the two; what other partners do among themselves is left out.",
        ),
    )
