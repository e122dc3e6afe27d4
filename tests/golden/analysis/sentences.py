"""The sentences of the teaching model as one page per language; run as a module it writes the golden files again.

python -m tests.golden.analysis.sentences
"""

from __future__ import annotations

from pathlib import Path

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from queries.analysis import analyse
from queries.answer import GapKind
from queries.deciding import Bench
from queries.lawful_analysis import under_the_law
from queries.legal_flows import LegalFlows

__all__ = ["LANGUAGES", "golden", "page"]

LANGUAGES = ("nl", "en")


def golden(language: str) -> Path:
    """The file that people reviewed."""
    return Path(__file__).with_name(f"voorbeeld.{language}.txt")


def page(model: Model, language: str) -> str:
    """Every sentence of the analysis at both levels, a paragraph per row; last what the law turns a row into."""
    lines: list[str] = []
    for level in (3, 4):
        analysis = analyse(model, level)
        lines += [f"== {level} ==", ""]
        for row in analysis.rows:
            helped = row.help.of(language)
            lines += [f"[{row.kind}] {row.explanation.of(language)}", *([f"→ {helped}"] if helped else [])]
            lines += [f"  · {sentence.of(language)}" for sentence in row.assumed if level == 3]
            lines.append("")
        for gap in analysis.joint if level == 3 else ():
            lines += [f"[not-combined] {gap.explanation.of(language)}", ""]
        for found in analysis.surplus if level == 3 else ():
            lines += [f"[{found.kind}] {found.explanation.of(language)}", ""]
    lawful = under_the_law(model, analyse(model), LegalFlows(Bench(model, load_law())))
    lines += ["== law ==", ""]
    for row in lawful.rows:
        if row.kind is GapKind.UNGROUNDED_FLOW:
            lines += [f"[{row.kind}] {row.explanation.of(language)}", f"→ {row.help.of(language)}", ""]
    return "\n".join(lines)


def main() -> None:
    """Write both files."""
    model = load_model("voorbeeld")
    for language in LANGUAGES:
        golden(language).write_text(page(model, language), encoding="utf-8")


if __name__ == "__main__":
    main()
