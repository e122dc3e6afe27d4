"""Any model survives the workbook: as tables, as xlsx and as ods, in Dutch and in English."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Model
from ontology.process import Expression
from ontology.workbook.admission import read_grids, take_cells
from ontology.workbook.differences import differences
from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from ontology.workbook.tables import model_of, tables_of
from ontology.workbook.xlsx_writing import xlsx
from tests.properties.random_models import random_model, small_models


@settings(deadline=None, max_examples=50)
@given(small_models())
def test_tables_lose_nothing(model: Model) -> None:
    assert model_of(tables_of(model)) == model
    assert differences(model, model) == ()


def standing(model: Model) -> Model:
    """The same without what points at nothing: a random model has that now and then, and no reader takes it."""
    known = {*(factor.id for factor in model.risk_factors), *(one.id for one in model.criteria)}

    def stands(one: Expression) -> bool:
        named = {one.factor, one.criterion} - {None}
        return named <= known and all(stands(operand) for operand in one.operands)

    criteria = tuple(one for one in model.criteria if stands(one.trigger))
    if len(criteria) < len(model.criteria):
        return standing(replace(model, criteria=criteria, municipality=""))
    return replace(model, municipality="")


@settings(deadline=None, max_examples=5)
@given(small_models().map(standing), st.sampled_from(["nl", "en"]), st.sampled_from(["xlsx", "ods"]))
def test_a_workbook_comes_back_whole(model: Model, language: str, suffix: str) -> None:
    book = book_of(model, language)
    grids = read_grids(xlsx(book) if suffix == "xlsx" else ods(book), f"w.{suffix}")
    taken, _ = take_cells(grids, f"w.{suffix}", model)
    assert taken is not None
    assert model_of(taken.tables) == model


def test_other_models_differ_in_cells() -> None:
    assert differences(random_model(1), random_model(2))
