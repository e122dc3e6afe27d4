"""Lists: pages with links, choices, unknown names; nothing of who knows what is confined."""

from __future__ import annotations

from api.http.state import Loaded
from tests.http_client import Client


def test_pages_together_are_the_whole_list_and_the_links_lead_from_one_to_the_next(client: Client) -> None:
    whole = client.get("/v1/partners?paginaGrootte=100").json()
    found: list[object] = []
    address: str | None = "/v1/partners?paginaGrootte=7"
    while address:
        page = client.get(address).json()
        found += page["partners"]
        address = (page["links"]["volgende"] or {}).get("href")
    assert found == whole["partners"]
    assert page["aantal"] == len(found)
    assert page["pagina"] == page["aantalPaginas"]
    assert client.get("/v1/partners?pagina=99").json()["partners"] == []


def test_every_fault_of_a_query_is_told_at_once_with_what_is_near(client: Client) -> None:
    answer = client.get("/v1/stromen?van=veilig-thui&item=threats&model=rijswijk")
    told = {one["name"]: one for one in answer.json()["errors"]}
    assert answer.status_code == 400
    assert set(told) == {"van", "item"}
    assert "veilig-thuis" in told["van"]["remedy"]
    unknown = client.get("/v1/stromen?vna=x&pagina=0").json()["errors"]
    assert {one["name"]: one["code"] for one in unknown} == {"pagina": "greater-than-equal", "vna": "extra-forbidden"}
    assert "van" in next(one["remedy"] for one in unknown if one["name"] == "vna")


def test_one_part_is_what_the_list_says_of_it(client: Client) -> None:
    listed = client.get("/v1/actoren?partner=gemeente-rijswijk&paginaGrootte=100").json()["actoren"]
    one = client.get("/v1/actoren/burgemeester").json()
    assert one.pop("model") == "rijswijk"
    assert one in listed


def test_no_list_tells_who_knows_what_is_confined(client: Client, loaded: Loaded) -> None:
    confined = {item.id for item in loaded.models["rijswijk"].items if item.confined}
    assert confined
    for name in ("stromen", "afspraken"):
        rows = client.get(f"/v1/{name}?paginaGrootte=100").json()[name]
        assert confined.isdisjoint({item for row in rows for item in row["items"]})
    actors = client.get("/v1/actoren?paginaGrootte=100").json()["actoren"]
    assert confined.isdisjoint({item for actor in actors for item in actor["mist"]})
    shown = client.get("/v1/informatie-items/safe-address").json()
    assert shown["afgeschermd"] is True
    assert shown["gemaaktDoor"] == []


def test_norms_are_chosen_by_day_and_an_old_name_is_known(client: Client) -> None:
    before = client.get("/v1/gronden/wmo-5-2-6?geldigOp=2014-12-31").json()
    after = client.get("/v1/gronden/wmo-5-2-6?geldigOp=2026-01-01").json()
    assert (len(before["normen"]), len(after["normen"])) == (0, 1)
    assert client.get("/v1/gronden/school-5-2-6").json()["normen"][0]["id"] == "wmo-5-2-6"
    assert client.get("/v1/gronden?geldigOp=2026-02-31").json()["errors"][0]["name"] == "geldigOp"
    assert client.get("/v1/gronden?geldigOp=20260201").status_code == 400
