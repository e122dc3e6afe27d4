"""Every picture is one strict, offline, escaped file with legend, date, version, source and its caveats."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

import pytest

from ontology.terms import Text
from tests.unit.visualisations.pictures import PAYLOADS, Element, every_kind, hostile, read, small
from visualisations.matrix import matrix_html
from visualisations.network import network_html
from visualisations.page import Parts, asset, embedded, policy, texts
from visualisations.vendored import VIS_NETWORK, VIS_NETWORK_SHA256, VIS_NETWORK_STYLES

PICTURES = {"matrix": matrix_html, "network": network_html}
both = pytest.mark.parametrize("picture", PICTURES)
languages = pytest.mark.parametrize("language", ["nl", "en"])


def page(picture: str, language: str = "nl") -> Element:
    return read(PICTURES[picture](*small(), language))


@both
@languages
def test_it_says_what_it_is(picture: str, language: str) -> None:
    found = page(picture, language)
    assert found.one("html").attributes["lang"] == language
    assert "Model klein" in found.one("title").text
    assert len(found.all("h1")) == 1
    words = found.one("body").text
    for fact in {
        "nl": (
            "22 november 2026",
            "Versie 1",
            "Hulpmiddel, geen juridisch advies",
            "Nog niet getoetst aan de wet",
            "Fictief",
        ),
        "en": (
            "22 November 2026",
            "Version 1",
            "A tool, not legal advice",
            "Not yet tested against the law",
            "Fictional",
        ),
    }[language]:
        assert fact in words
    assert "0123456789ab" in words
    assert any(element.attributes.get("id") == "legend" for element in found.walk())


@both
def test_assumptions_come_first_and_are_open_without_script(picture: str) -> None:
    main = page(picture).one("main")
    first = next(child for child in main.children if isinstance(child, Element))
    assert first.tag == "details"
    assert "open" in first.attributes
    assert [line.text for line in first.all("li")] == ["aanname a1", "aanname a2"]


@both
def test_it_is_not_called_fictional_when_it_is_not(picture: str) -> None:
    model, analysis = small()
    object.__setattr__(model, "fictional", False)
    assert "Fictief" not in PICTURES[picture](model, analysis)


@both
def test_nothing_is_fetched_and_nothing_is_inline_but_admitted(picture: str) -> None:
    found = page(picture)
    rules = found.all("meta", http_equiv="Content-Security-Policy")[0].attributes["content"]
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules
    for element in found.walk():
        assert not {"style", "src", "href", "action", "srcset"} & set(element.attributes) - _inner(element), element
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base"}
    for tag in ("style", "script"):
        for element in found.all(tag):
            if element.attributes.get("type") != "application/json":
                digest = b64encode(sha256(element.raw.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in rules


def _inner(element: Element) -> set[str]:
    return {"href"} if element.attributes.get("href", "").startswith("#") else set()


@both
def test_the_file_is_small_and_the_same_twice(picture: str) -> None:
    model, analysis = small()
    first = PICTURES[picture](model, analysis)
    assert PICTURES[picture](model, analysis) == first
    assert len(first.encode()) < 5_000_000


@both
def test_an_attack_in_any_text_stays_text(picture: str) -> None:
    model, analysis = hostile()
    written = PICTURES[picture](model, every_kind(analysis))
    found = read(written)
    harmless = read(PICTURES[picture](*small()))
    assert len(found.all("script")) == len(harmless.all("script"))
    assert not [name for element in found.walk() for name in element.attributes if name.startswith("on")]
    assert not found.all("img")
    assert "49" not in found.one("h1").text
    told = found.one("body").text
    assert any(payload in told for payload in PAYLOADS[:2])


@both
def test_another_language_is_refused(picture: str) -> None:
    with pytest.raises(ValueError, match="'nl' or 'en'"):
        PICTURES[picture](*small(), "fr")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_embedded_data_survives_and_holds_no_markup(payload: str) -> None:
    text = embedded({"x": [payload]})
    assert json.loads(text) == {"x": [payload]}
    assert not re.search("[<>&\u2028\u2029]", text)


def test_the_policy_names_each_part_once() -> None:
    rules = policy(Parts(styles=("page.css",), scripts=("page.js",), library_styles=("'sha256-x'",)))
    assert rules.count("sha256-") == 3


def test_sentences_stand_once_and_in_order() -> None:
    assert texts([Text("b", "x"), Text("a", "y"), Text("b", "z")], "nl") == ["b", "a"]


def test_the_vendored_files_are_those_of_the_table() -> None:
    table = files("visualisations").joinpath("assets/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` .*\| `([0-9a-f]{64})` \|$", table, re.MULTILINE)
    assert (VIS_NETWORK, VIS_NETWORK_SHA256) in rows
    for name, digest in rows:
        raw = files("visualisations").joinpath("assets", name).read_bytes()
        assert sha256(raw).hexdigest() == digest, name
    present = {entry.name for entry in files("visualisations").joinpath("assets").iterdir()} - {"README.md"}
    assert {name for name in present if f"`{name}`" not in table} == set()


def test_the_library_adds_no_other_style_than_the_admitted() -> None:
    added = re.findall(r"""[};]A\(("(?:[^"\\]|\\.)*\{.*?"|'(?:[^'\\]|\\.)*')\)""", asset(VIS_NETWORK))
    assert len(added) == len(VIS_NETWORK_STYLES) - 1
