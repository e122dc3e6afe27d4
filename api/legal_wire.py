"""The legal half of an analysis on the wire: per gap the verdict and the remedy, and the counts of both."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from api.law_wire import verdict_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import Analysis
    from queries.legal_gaps import Judged

__all__ = ["with_verdicts"]

Json = dict[str, Any]


def with_verdicts(answer: Json, model: Model, law: Law, analysis: Analysis, judged: Mapping[str, Judged]) -> Json:
    """``answer`` (of ``analysis_object``) with ``oordeel`` and the lawful ``herstel`` on every gap."""
    from queries.legal_helping import legal_help

    rows = {row.need: row for row in analysis.rows}
    for written in answer["behoeften"]:
        one = judged.get(written["id"])
        written["oordeel"] = None
        if one is None:
            continue
        if one.verdict is not None and one.disclosure is not None:
            written["oordeel"] = {
                "houder": one.holder,
                "doel": one.disclosure.purpose,
                **verdict_object(law, one.disclosure, one.verdict),
                "perStoel": [{"stoel": seat, "uitkomst": verdict.outcome.value} for seat, verdict in one.per_seat],
            }
        if one.remedy is not None:
            text = legal_help(model, law, rows[written["id"]], one)
            label = model.labels.get(f"remedy/{one.remedy}")
            written["herstel"] = {
                "code": one.remedy,
                "label": {"code": one.remedy, **({} if label is None else {"nl": label.nl, "en": label.en})},
                "tekst": {"nl": text.nl, "en": text.en},
            }
    outcomes = Counter(one.verdict.outcome.value for one in judged.values() if one.verdict is not None)
    remedies = Counter(one.remedy for one in judged.values() if one.remedy is not None)
    answer["samenvatting"]["perUitkomst"] = dict(sorted(outcomes.items()))
    answer["samenvatting"]["perHerstel"] = dict(sorted(remedies.items()))
    answer["kanttekening"] = {
        "nl": "Hulpmiddel, geen juridisch advies.",
        "en": "An aid, not legal advice.",
    }
    return answer
