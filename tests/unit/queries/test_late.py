"""The analysis under the clock: which row turns, what it says, and what the counts become."""

from __future__ import annotations

from dataclasses import replace

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Availability
from queries.analysis import analyse
from queries.answer import Analysis, GapKind, NeedRow, RemedyCode
from queries.clock import DEFAULT_START, Start
from queries.deciding import Bench
from queries.late import under_the_clock
from queries.lawful_analysis import under_the_law
from queries.legal_gaps import judge_rows
from queries.timing import Pace, Timing
from queries.timing_sentences import cannot_say, moment_text
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import power

FRIDAY = Start(4, 18.0)


def timed(model: Model, start: Start = DEFAULT_START) -> Analysis:
    bench = Bench(model, flow_law(power("mag")))
    timing = Timing(bench)
    return under_the_clock(model, under_the_law(model, analyse(model), timing.flows), timing, start)


def the_row(model: Tiny, start: Start = DEFAULT_START) -> NeedRow:
    (row,) = timed(model.build(), start).rows
    return row


def needing(hours: float | None) -> Tiny:
    """The municipality needs it within four hours (triage) and gets it in ``hours``."""
    return people().needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=hours, identifier="f")


def test_in_time_stays_received() -> None:
    row = the_row(needing(4))
    assert (row.kind, row.remedy) == (GapKind.RECEIVED, None)


def test_after_the_term_is_late_and_says_by_how_much() -> None:
    row = the_row(needing(8))
    assert (row.kind, row.remedy, row.via) == (GapKind.LATE, RemedyCode.SPEED_UP, ("f",))
    assert "op zijn vroegst na 8 uur (maandag 17:00): 4 uur te laat" in row.explanation.nl
    assert "after 8 hours (Monday 17:00): 4 hours too late" in row.explanation.en
    assert row.help.nl == "Maak het doorgeven door arts sneller: dat duurt nu 8 uur."
    assert any("maandag 09:00" in text.nl for text in row.assumed), "the start is named"


def test_a_wait_is_told_and_the_help_is_about_the_wait() -> None:
    model = tiny().actor("arts").actor("gemeente", urgent=Availability.NONE, ordinary=Availability.OFFICE)
    model.item("iets").holds("arts", "iets").needs("gemeente", "iets", "TRI").flow("arts", "gemeente", "iets", hours=1)
    assert the_row(model).kind is GapKind.RECEIVED
    row = the_row(model, FRIDAY)
    assert row.kind is GapKind.LATE
    assert "Wacht tot maandag 08:30: gemeente is te bereiken op office." in row.explanation.nl
    assert row.help.nl == "Spreek af hoe gemeente ook buiten office te bereiken is."


def test_an_unknown_time_is_never_late_and_the_row_says_so() -> None:
    row = the_row(needing(None))
    assert row.kind is GapKind.RECEIVED
    assert any("niet te zeggen" in text.nl and "van arts naar gemeente" in text.nl for text in row.assumed)
    slow = the_row(needing(8).flow("arts", "gemeente", "iets", hours=None, identifier="g"))
    assert slow.kind is GapKind.RECEIVED, "the other flow might bring it in time"


def test_of_a_confined_item_nothing_is_said() -> None:
    model = tiny().actor("arts").actor("gemeente").item("adres", confined=True).holds("arts", "adres")
    before = the_row(model.needs("gemeente", "adres", "TRI").flow("arts", "gemeente", "adres", hours=1))
    after = the_row(model.flow("arts", "gemeente", "adres", hours=99, identifier="arts-gemeente"))
    assert before.kind is GapKind.RECEIVED
    assert before == after, "neither kind nor words depend on the time"


def test_counts_are_made_again_and_order_stays() -> None:
    model = needing(8).needs("gemeente", "iets", "EVA", "BES").needs("politie", "iets", "TRI").build()
    analysis, before = timed(model), analyse(model)
    assert [row.need for row in analysis.rows] == [row.need for row in before.rows]
    assert analysis.summary.per_kind["late"] == sum(row.kind is GapKind.LATE for row in analysis.rows) == 1
    assert sum(analysis.summary.per_kind.values()) == len(analysis.rows)
    assert sum(analysis.summary.per_remedy.values()) == len(analysis.gaps)


def test_the_law_can_judge_what_is_late() -> None:
    """Rijswijk: late rows are gaps like any other, and a verdict is found for each."""
    model = load_model("rijswijk")
    timing = Timing(Bench(model, load_law()))
    lawful = under_the_law(model, analyse(model), timing.flows)
    analysis = under_the_clock(model, lawful, timing, FRIDAY)
    late = [row for row in analysis.rows if row.kind is GapKind.LATE]
    assert len(late) >= 5
    judged = {one.need: one for one in judge_rows(analysis, timing.flows)}
    assert all(judged[row.need].verdict is not None for row in late)
    changed = [
        (old.kind, new.kind) for old, new in zip(lawful.rows, analysis.rows, strict=True) if old.kind is not new.kind
    ]
    assert set(changed) == {(GapKind.RECEIVED, GapKind.LATE)}
    kinder = under_the_clock(model, lawful, timing)
    assert kinder.summary.per_kind["late"] < len(late), "on a Monday morning more is in time"


def test_what_takes_no_time_comes_at_once() -> None:
    timing = Timing(Bench(needing(0).build(), flow_law(power("mag"))))
    assert moment_text(timing.moment("gemeente", "iets", "TRI", FRIDAY)).nl == "meteen (vrijdag 18:00)"


def test_a_search_that_left_chains_out_says_that_a_longer_way_may_be_sooner() -> None:
    model = needing(8).build()
    moment = Timing(Bench(model, flow_law(power("mag")))).moment("gemeente", "iets", "TRI", FRIDAY)
    cut_short = replace(moment, exact=False)
    assert (moment.pace(4), cut_short.pace(4)) == (Pace.LATE, Pace.CANNOT_SAY)
    assert "of een langere weg eerder aankomt" in cannot_say(model, cut_short).nl
