"""Workbooks that mean harm are refused before a parser sees them, each with its own clear error."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from ontology.errors import RefusedInput
from ontology.workbook.admission import examine_workbook, read_grids
from ontology.workbook.archive import open_archive
from tests.workbooks.hostile import HOSTILE, RELATION, an_ods, with_part


@pytest.mark.parametrize("mean", HOSTILE)
def test_a_hostile_workbook_is_refused_by_its_own_rule(mean: str) -> None:
    name, make, rule = HOSTILE[mean]
    imported = examine_workbook(make(), name)
    assert imported.model is None
    assert [fault.rule for fault in imported.faults] == [rule]


def test_88_mb_in_a_small_file_is_refused_in_a_tenth_of_a_second() -> None:
    raw = with_part("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 3_400_000)
    assert len(raw) < 500_000
    started = time.process_time()
    with pytest.raises(RefusedInput) as refused:
        open_archive(raw, "bom.xlsx")
    assert time.process_time() - started < 0.1
    assert refused.value.faults[0].rule == "workbook-bomb"


def test_a_cell_repeated_a_million_times_is_counted_not_made() -> None:
    content = zipfile.ZipFile(BytesIO(an_ods())).read("content.xml").decode()
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    with pytest.raises(RefusedInput) as refused:
        read_grids(with_part("content.xml", content.replace("</table:table>", row, 1).encode(), an_ods()), "a.ods")
    assert refused.value.faults[0].rule == "workbook-too-big"


def test_a_link_that_somebody_clicks_is_no_harm() -> None:
    raw = with_part("xl/_rels/x.rels", RELATION.format(kind="hyperlink", target="https://example.org/").encode())
    assert open_archive(raw, "a.xlsx").kind == "xlsx"
