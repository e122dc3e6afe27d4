"""For which purposes an actor needs something in a step (design.md 10), read from ``ontology/law/tasks.ttl``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.statutes import Law

__all__ = ["purposes_of"]


def purposes_of(law: Law, capacity: str, step: str) -> tuple[str, ...]:
    """The purposes to try for a need of ``capacity`` at ``step``, sorted: what the law's tasks say of this step, else
    of any step; of two, the one for the narrower class of capacity. Empty where nobody recorded a task.

    Raises ``KeyError`` for an unknown capacity.

    >>> from ontology.law_loading import load_law
    >>> purposes_of(load_law(), "burgemeester", "BES")
    ('home-ban', 'public-order')
    """
    classes = law.within(capacity)
    fitting = (task for task in law.tasks if task.capacity in classes and task.step in (step, None))
    best = max(
        fitting,
        key=lambda task: (task.step is not None, len(law.within(task.capacity)), task.capacity),
        default=None,
    )
    return () if best is None else best.purposes
