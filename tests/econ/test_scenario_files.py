"""Scenario files and links from strangers: one clear line, whatever they hold."""

import os

import pytest

from econ import BadInputError, Scenario, load_scenario
from econ.baseline_file import load_own_baseline
from econ.link import LONGEST_QUERY, from_query, to_query
from econ.scenario_files import LARGEST_FILE_BYTES


def refusal(call, *given):
    with pytest.raises(BadInputError) as caught:
        call(*given)
    message = str(caught.value)
    assert message
    assert "\n" not in message
    assert len(message) < 1000
    return message


@pytest.fixture
def file(tmp_path):
    """Write a scenario file and return its path."""

    def write(content, name="scenario.yaml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


BROKEN = {
    "not YAML": "levers: [",
    "a tab": "levers:\n\toil: 1",
    "several documents": "a: 1\n---\nb: 2",
    "a list": "- 1\n- 2",
    "a word": "full-fuel-embargo",
    "nothing": "",
    "number keys": "1: 2",
    "list keys": "{[1, 2]: 3}",
    "not a number": "levers: {oil: {shut_in: .nan}}",
    "infinity": "levers: {oil: {shut_in: .inf}}",
    "a switch for a share": "levers: {oil: {shut_in: yes}}",
    "a code tag": "name: !!python/object/apply:os.system ['ls']",
    "a date for a month": "levers: {timing: {start: 2026-03-01}}",
    "an impossible date": "levers: {timing: {start: 2026-13-45}}",
    "a NUL byte": b"schema: 1\nname: a\x00b",
    "a control character": b"schema: 1\nname: a\x07b",
    "another encoding": b"name: caf\xe9",
    "deep nesting": "[" * 5000,
    "a number of 5,000 digits": "levers: {oil: {shut_in: " + "9" * 5000 + "}}",
    "an anchor and its alias": "name: &a x\ntitle: *a",
    "an alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
    "an anchor merged": "base: &b {n_draws: 5}\nrun: {<<: *b}",
    "a key given twice": "run: {n_draws: 5, n_draws: 6}",
    "a tag of a number": 'run: {seed: !!int ""}',
    "a tag of a fraction": 'run: {seed: !!float ""}',
    "a tag of a switch": "run: {seed: !!bool x}",
    "a tag of a time": "run: {seed: !!timestamp x}",
    "a number of 5,000 digits in base 16": "run: {n_draws: 0x" + "f" * 5000 + "}",
    "a number of 50,000 digits in base 60": "run: {seed: " + ":".join(["59"] * 50_000) + "}",
    "a schema of 5,000 digits": "schema: 0x" + "f" * 5000,
    "half a character for a coefficient": 'levers: {assumptions: {coefficients: {"\\ud800": 1}}}',
    "half a character for a state": 'levers: {overrides: {gas_shortage_share: {"\\ud800": [0.1]}}}',
    "half a character for a lever": 'levers: {"\\ud800": {}}',
    "half a character for a name": 'name: "\\ud800"',
    "a NUL in a name": 'name: "a\\0b"',
    "an escape in a title": 'title: "\\e[31mred"',
    "a title written backwards": 'title: "\\u202egnp.exe"',
    "a stage with a NUL": 'stages: [{start: "+3", name: "\\0", levers: {}}]',
    "many keys": "".join(f"k{i}: 1\n" for i in range(20_000)),
    "blocks 400 deep": "".join(" " * i + "a:\n" for i in range(400)),
    "a truncated file": "name: x\nlevers: {oil: {shut_in: 1.0",
    "UTF-16": "name: x".encode("utf-16"),
    "a file of its own": "extends: scenario.yaml",
    "a missing parent": "extends: nowhere.yaml",
    "an unknown parent": "extends: full-fuel",
    "a parent that is a list": "extends: [1, 2]",
    "another schema": "schema: 2",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_in_one_line(file, content):
    refusal(load_scenario, file(content))


def test_a_file_too_large_is_refused_before_it_is_read(file):
    assert "larger than 256 kB" in refusal(load_scenario, file("#" * (LARGEST_FILE_BYTES + 1)))


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "nowhere.yaml: no such file" in refusal(load_scenario, tmp_path / "nowhere.yaml")


def test_a_folder_is_no_scenario(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    refusal(load_scenario, tmp_path / "folder.yaml")


@pytest.mark.parametrize("read", [load_scenario, lambda path: load_own_baseline(path)], ids=["scenario", "baseline"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_never_ends_is_not_read(tmp_path, read, make):
    make(tmp_path / "endless.yaml")
    assert "is a folder, pipe or device" in refusal(read, tmp_path / "endless.yaml")


@pytest.mark.parametrize(
    "document", [None, [1], "oil", 5, {"schema": 1 << 99_999}, {5: 1}], ids=lambda one: str(type(one))
)
def test_what_is_no_document_is_refused(document):
    refusal(Scenario.parse, document)


def test_breaks_in_names_and_titles_become_spaces(file):
    scenario = load_scenario(file('name: "a\\nb"\ntitle: >\n  of two\n  lines\nwhy: "one\\ttwo\\r\\n"'))
    assert (scenario.name, scenario.title, scenario.why) == ("a b", "of two lines", "one two")


def test_a_preset_misspelt_is_answered_with_the_nearest():
    assert "full-fuel-embargo" in refusal(load_scenario, "full-fuel-embarg")


@pytest.mark.parametrize("name", ["a\nb", "a\0.yaml", "a" * 5000 + ".yaml"], ids=["newline", "NUL", "long"])
def test_a_strange_name_is_refused_in_one_line(name):
    with pytest.raises(BadInputError) as caught:
        load_scenario(name)
    assert "\n" not in str(caught.value)


def test_a_circle_of_files_is_noticed(file):
    file("extends: b.yaml", "a.yaml")
    assert "circle" in refusal(load_scenario, file("extends: a.yaml", "b.yaml"))


def test_a_file_laid_over_a_preset_changes_only_what_it_names(file):
    path = file("name: mine\nextends: full-fuel-embargo\nlevers: {offsets: {opec_spare_use_share: 0.9}}")
    mine, preset = load_scenario(path), load_scenario("full-fuel-embargo")
    assert mine.changed() == preset.changed() | {"offsets.opec_spare_use_share": 0.9}


def test_files_may_extend_one_another_beside_each_other(file):
    file("extends: full-fuel-embargo\nrun: {n_draws: 10}", "base.yaml")
    path = file("extends: base.yaml\nrun: {seed: 7}", "top.yaml")
    assert load_scenario(path).run.n_draws == 10
    assert load_scenario(path).run.seed == 7


@pytest.mark.parametrize(
    "query",
    [
        "v=2",
        "v=%C2%B2",
        "v=%D9%A1",
        "v=1&s=../../etc/passwd",
        "v=1&s=nowhere.yaml",
        "v=1&s=no-embargo&oil.nothing=1",
        "v=1&s=no-embargo&oil.shut_in=2",
        "v=1&s=no-embargo&oil.shut_in=NaN",
        "v=1&s=no-embargo&oil.shut_in=true",
        "v=1&s=no-embargo&stages=3",
        "v=1&s=no-embargo&stages=null",
        "v=1&s=no-embargo&run.seed=" + "9" * 5000,
        "v=1&s=no-embargo&stages=" + "[" * 7000,
        "v=1&s=no-embargo&oil%0Ashut_in=1",
        "v=1&" + "x" * LONGEST_QUERY,
    ],
    ids=lambda query: query[:50],
)
def test_a_link_that_cannot_be_used_is_refused_in_one_line(query):
    refusal(from_query, query)


def test_an_empty_link_is_no_embargo():
    assert from_query("") == load_scenario("no-embargo")
    assert from_query("?") == load_scenario("no-embargo")


def test_a_link_says_only_what_differs_from_its_preset():
    scenario = load_scenario("full-fuel-embargo").with_levers({"oil.shut_in": 0.5})
    assert to_query(scenario, "full-fuel-embargo") == "v=1&s=full-fuel-embargo&oil.shut_in=0.5"
