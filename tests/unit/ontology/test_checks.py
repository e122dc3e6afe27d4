"""Every house rule is a document: complete header, weighed in the profile, and a query that gives its columns."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from ontology.errors import PackageError, Severity
from ontology.house_rules import HEADER, check_findings, house_rules, read_check
from ontology.rules import Rule, RuleKind
from ontology.shape_rules import shape_rules
from ontology.store import open_store

FOLDER = files("ontology") / "checks"
NAMES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".rq"))
RULES = house_rules()
EMPTY = open_store(b"")

WHOLE = """# id: whole
# title-nl: titel
# title-en: title
# problem-nl: Fout bij {place}.
# problem-en: Fault at {place}.
# remedy-nl: Herstel {place}.
# remedy-en: Mend {place}.
# columns: place

SELECT ?place WHERE { ?place ?p ?o }
"""


def test_the_profile_weighs_every_check_and_nothing_else() -> None:
    profile = tomllib.loads((FOLDER / "profile.toml").read_text(encoding="utf-8"))
    assert list(profile) == ["severity"]
    assert list(profile["severity"]) == sorted(name.removesuffix(".rq") for name in NAMES)
    assert set(profile["severity"].values()) <= {severity.value for severity in Severity}


def test_every_file_is_a_rule() -> None:
    assert [rule.file for rule in RULES] == [f"checks/{name}" for name in NAMES]
    assert {rule.kind for rule in RULES} == {RuleKind.CHECK}


@pytest.mark.parametrize("name", NAMES)
def test_a_header_is_complete_and_in_order(name: str) -> None:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    header = [line.removeprefix("# ").split(": ", 1)[0] for line in lines[: lines.index("")]]
    assert tuple(key for key in header if key != "instead-of") == HEADER
    assert not any(line.startswith("#") for line in lines[lines.index("") :]), "a comment after the header"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_written_for_people(rule: Rule) -> None:
    sentences = (rule.problem.nl, rule.problem.en, rule.remedy.nl, rule.remedy.en)
    assert all(sentence[0] in "{«" or sentence[0].isupper() for sentence in sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert all(len(sentence) <= 260 for sentence in sentences)
    assert rule.title.nl[0].islower()
    assert not re.search(
        r"\b(?:IRI|URI|SPARQL|SHACL|tripel|triple|literal|graph)\b", " ".join(sentences), re.IGNORECASE
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_query_gives_the_columns_its_header_names(rule: Rule) -> None:
    assert EMPTY.select(rule.query).columns == rule.columns
    assert rule.columns[0] == "place"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_blank_is_a_column_and_every_column_is_used(rule: Rule) -> None:
    dutch, english = (set(re.findall(r"{(\w+)}", text)) for text in (rule.problem.nl + rule.remedy.nl,
                                                                     rule.problem.en + rule.remedy.en))  # fmt: skip
    assert dutch | english | {"place"} == set(rule.columns)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_query_declares_the_prefixes_it_uses_and_no_other(rule: Rule) -> None:
    query = "\n".join(line for line in rule.query.splitlines() if not line.startswith("#"))
    declared = re.findall(r"^PREFIX ([\w-]+):", query, re.MULTILINE)
    body = re.sub(r"<[^>]*>|\"[^\"]*\"|^PREFIX.*$", "", query, flags=re.MULTILINE)
    assert declared == sorted(set(re.findall(r"(?<![\w?-])([a-z][\w-]*):", body)))


def test_a_check_stands_in_for_shapes_that_exist() -> None:
    shapes = {rule.id for rule in shape_rules()}
    assert {shape for rule in RULES for shape in rule.instead_of} - shapes == set()


def test_an_empty_model_breaks_only_the_rule_that_there_is_one() -> None:
    assert {finding.rule for finding in check_findings(EMPTY)} == {"one-model"}


# ── the gate blocks ──────────────────────────────────────────────────────────────────────────────────────────────────


def written(folder: Path, text: str, name: str = "whole.rq") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_whole_check_is_read(tmp_path: Path) -> None:
    rule = read_check(written(tmp_path, WHOLE), {"whole": "warning"})
    assert (rule.id, rule.severity, rule.columns, rule.instead_of) == ("whole", Severity.WARNING, ("place",), ())


@pytest.mark.parametrize("key", HEADER)
def test_a_check_without_part_of_its_header_is_a_bug(tmp_path: Path, key: str) -> None:
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(f"# {key}:"))
    with pytest.raises(PackageError, match=key):
        read_check(written(tmp_path, text), {"whole": "error"})


@pytest.mark.parametrize(("name", "profile"), [("other.rq", {"other": "error"}), ("whole.rq", {})])
def test_a_check_under_another_name_or_without_weight_is_a_bug(
    tmp_path: Path, name: str, profile: dict[str, str]
) -> None:
    with pytest.raises(PackageError):
        read_check(written(tmp_path, WHOLE, name), profile)
