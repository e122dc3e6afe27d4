"""The orders of the matrix: each holds every row and column once, and says what its button says."""

from __future__ import annotations

import json
from functools import cache

import pytest

from graph.seriation import bonds
from ontology.loading import load_model
from queries.analysis import analyse
from tests.unit.visualisations.pictures import read, small
from visualisations.cells import Grid, grid
from visualisations.matrix import matrix_html
from visualisations.ordering import ORDERS, gap_table, orders


@cache
def shown() -> Grid:
    return grid(*small(), "nl")


@cache
def rijswijk() -> Grid:
    model = load_model("rijswijk")
    return grid(model, analyse(model), "nl")


@pytest.mark.parametrize("name", ORDERS)
def test_every_row_and_column_is_in_it_once(name: str) -> None:
    order = orders(shown())[name]
    assert sorted(order.rows) == list(range(len(shown().lines)))
    assert sorted(order.columns) == list(range(len(shown().columns)))


def test_by_theme_is_the_order_in_which_the_page_is_written() -> None:
    assert orders(shown())["theme"].rows == tuple(range(len(shown().lines)))


def test_by_name_is_the_alphabet_of_what_is_read() -> None:
    order = orders(rijswijk())["name"]
    names = [rijswijk().lines[place].label.casefold() for place in order.rows]
    assert names == sorted(names)


def test_by_gaps_begins_with_the_most() -> None:
    order = orders(rijswijk())["gaps"]
    gaps = [rijswijk().lines[place].gaps for place in order.rows]
    assert gaps == sorted(gaps, reverse=True)


@pytest.mark.parametrize("name", ["barycentre", "leaf"])
def test_both_clusterings_put_more_gaps_together_than_the_alphabet(name: str) -> None:
    """U15: on the packaged model of Rijswijk."""
    table, found = gap_table(rijswijk()), orders(rijswijk())
    clustered, alphabet = (bonds(table, found[one].rows, found[one].columns) for one in (name, "name"))
    assert clustered > 1.5 * alphabet


def test_the_page_holds_the_orders_and_a_button_for_each() -> None:
    page = read(matrix_html(*small()))
    held = json.loads(page.one("script", type="application/json").raw)["orders"]
    assert held == {
        name: {"rows": list(order.rows), "columns": list(order.columns)} for name, order in orders(shown()).items()
    }
    buttons = [one.attributes["data-order"] for one in page.all("button") if "data-order" in one.attributes]
    assert buttons == list(ORDERS)
