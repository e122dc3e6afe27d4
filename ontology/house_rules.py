"""House rules: what must hold between the things of a model. One documented query per file in ``checks/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ontology.errors import PackageError, Severity
from ontology.rules import Finding, Rule, RuleKind, name_of
from ontology.store import Store
from ontology.terms import Text

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["HEADER", "check_findings", "house_rules", "read_check"]

HEADER = ("id", "title-nl", "title-en", "problem-nl", "problem-en", "remedy-nl", "remedy-en", "columns")
"""What the comment block at the top of every check says; ``instead-of`` may follow."""

_HEADER_LINE = re.compile(r"# ([a-z-]+): (.+)")


@cache
def house_rules() -> tuple[Rule, ...]:
    """Every check with its severity from ``checks/profile.toml``, sorted by id.

    >>> next(rule for rule in house_rules() if rule.id == "flow-to-itself").problem.nl
    'In {place} deelt {sender} informatie met zichzelf.'
    """
    folder = files("ontology") / "checks"
    severity = tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))["severity"]
    rules = [read_check(file, severity) for file in folder.iterdir() if file.name.endswith(".rq")]
    if superfluous := sorted(set(severity) - {rule.id for rule in rules}):
        raise PackageError(f"checks/profile.toml weighs checks that do not exist: {', '.join(superfluous)}")
    return tuple(sorted(rules, key=lambda rule: rule.id))


def check_findings(store: Store) -> Iterator[Finding]:
    """Where a house rule does not hold. ``store`` holds the model and the vocabulary it is written in."""
    for rule in house_rules():
        found = store.select(rule.query)
        for row in found.rows:
            cells = dict(zip(found.columns, map(str, row), strict=True))
            yield Finding(rule.id, cells["place"], values={column: name_of(cell) for column, cell in cells.items()})


def read_check(file: Traversable, severity: Mapping[str, str]) -> Rule:
    """One check as its file writes it. An incomplete header or an unweighed check is ours: ``PackageError``."""
    text = file.read_text(encoding="utf-8")
    header = {match[1]: match[2] for match in map(_HEADER_LINE.fullmatch, text.splitlines()) if match}
    identity = file.name.removesuffix(".rq")
    if missing := [key for key in HEADER if key not in header]:
        raise PackageError(f"checks/{file.name} lacks in its header: {', '.join(missing)}")
    if header["id"] != identity or identity not in severity:
        raise PackageError(f"checks/{file.name}: id and file name differ, or checks/profile.toml does not weigh it")
    return Rule(
        id=identity,
        kind=RuleKind.CHECK,
        severity=Severity(severity[identity]),
        title=Text(header["title-nl"], header["title-en"]),
        problem=Text(header["problem-nl"], header["problem-en"]),
        remedy=Text(header["remedy-nl"], header["remedy-en"]),
        file=f"checks/{file.name}",
        columns=_names(header["columns"]),
        query=text,
        instead_of=_names(header.get("instead-of", "")),
    )


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())
