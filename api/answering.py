"""What the commands that ask one question share: its circumstances, a name that is not known, where the answer goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ontology.errors import Fault

__all__ = ["circumstances", "nearest_names", "tell", "unknown_fault"]


def circumstances(date: str | None, facts: Sequence[str] | None) -> tuple[str | None, dict[str, str]]:
    """The day and the facts of a question; none of both where nothing was given. Raises ``RefusedInput``."""
    if date is None and not facts:
        return None, {}
    from api.case_reading import read_circumstances

    return read_circumstances(date, list(facts or ()))


def unknown_fault(command: str, option: str, value: str, known: Iterable[str], told: tuple[str, str]) -> Fault:
    """A name that cannot be used here, with the names nearest to it."""
    from api.call_reading import fault_at

    return fault_at(command, option, *told, nearest_names(value, known))


def nearest_names(value: str, known: Iterable[str]) -> tuple[str, str]:
    """A remedy: the known names nearest to ``value``, or else the first of them."""
    from ontology.errors import nearest

    names = sorted(known)
    listed = ", ".join(nearest(value, tuple(names)) or names[:20])
    return f"Kies bijvoorbeeld: {listed}.", f"Choose for example: {listed}."


def tell(answer: str, out: Path | None, *, naming: bool = False, as_json: bool = False) -> None:
    """Print the answer, or write it to ``out``; ``naming`` then prints the path, beside the output for JSON."""
    if out is None:
        typer.echo(answer, nl=False)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(answer, encoding="utf-8")
    if naming:
        typer.echo(str(out), err=as_json)
