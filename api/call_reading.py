"""A call of ``check`` read into a case: options or a file, every fault told at once, no personal data repeated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.case_reading import Case
    from ontology.errors import Fault
    from ontology.model import Model
    from ontology.statutes import Law

__all__ = ["case_of_call", "fault_at"]


def case_of_call(file: Path | None, given: Mapping[str, str | list[str]], whole: Law, model: Model) -> Case:
    """The case of the file or of the options. Raises ``RefusedInput`` with every fault of either."""
    from api.case_reading import read_case, read_case_file
    from ontology.errors import RefusedInput

    name = "check" if file is None else file.name
    faults = _guarded(file, given, name)
    if file is not None and given:
        options = ", ".join(f"--{key.removesuffix('s')}" for key in given)
        faults.append(
            fault_at(name, options, "Met --case staat alles in het bestand.", "With --case all is in the file.")
        )
    described = {key: value for key, value in given.items() if key not in ("label", "facts")}
    pairs = {key: _pairs(key, given[key], faults) for key in ("label", "facts") if key in given}
    if any(fault.rule.startswith("personal-") for fault in faults):
        raise RefusedInput(name, faults)
    try:
        read = (
            read_case({**described, **pairs}, whole, model, name)
            if file is None
            else read_case_file(file, whole, model)
        )
    except RefusedInput as refused:
        raise RefusedInput(name, [*faults, *map(_missing, refused.faults)]) from None
    if faults:
        raise RefusedInput(name, faults)
    return read


def _guarded(file: Path | None, given: Mapping[str, str | list[str]], name: str) -> list[Fault]:
    """Personal data in what was typed or in the file: told with its place, never with its value."""
    from ontology.errors import Severity
    from ontology.personal_data import faults_in

    texts = {key: value if isinstance(value, str) else " ".join(value) for key, value in given.items() if key != "date"}
    if file is not None and file.is_file():
        texts[file.name] = file.read_text(encoding="utf-8", errors="replace")
    found = (fault for place, text in texts.items() for fault in faults_in(text, name, None, place))
    return [fault for fault in found if fault.severity is Severity.ERROR]


def _pairs(key: str, written: str | list[str], faults: list[Fault]) -> dict[str, object]:
    """``name=value`` pairs; what is none goes to ``faults``. The values of ``secrecy`` stand with commas."""
    found: dict[str, object] = {}
    option = {"label": "--label", "facts": "--fact"}[key]
    for pair in [written] if isinstance(written, str) else written:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals and value):
            faults.append(fault_at("check", f"{option} {pair}", "Schrijf naam=waarde.", "Write name=value."))
        elif name == "secrecy":
            found[name] = [stop.strip() for stop in value.split(",") if stop.strip() not in ("", "none")]
        else:
            found[name] = {"true": True, "false": False}.get(value.lower(), value)
    return found


def _missing(fault: Fault) -> Fault:
    """A name that was left out is told as missing, not as unknown."""
    from dataclasses import replace

    if not fault.message_nl.startswith("«»"):
        return fault
    return replace(fault, message_nl="Dit ontbreekt.", message_en="This is missing.")


def fault_at(name: str, place: str, nl: str, en: str, remedy: tuple[str, str] | None = None) -> Fault:
    """One thing that is wrong in a call, with its place; without a remedy the message is the remedy."""
    from ontology.errors import Fault, Severity

    return Fault("case", Severity.ERROR, name, None, place, nl, en, *(remedy or (nl, en)))
