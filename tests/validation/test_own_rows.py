"""A user's own rows: what is right is judged like the project's, what is wrong is told in one line."""

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from econ.cli import app
from econ.errors import BadInputError
from econ.validation.own_measure import BASES, check_measure
from econ.validation.own_rows import LARGEST_FILE_BYTES, LONGEST_ID, columns, own_rows
from econ.validation.rows import FILE, load_rows
from econ.validation.studies import study_path

EXAMPLE = FILE.parent / "example"
GUIDE = FILE.parent / "README.md"
GOOD = {
    "id": "mine",
    "study": "Somebody 2022",
    "unit": "USD/bbl",
    "published_low": "250",
    "published_central": "300",
    "published_high": "380",
    "block": "oil",
    "study_file": "my-study.yaml",
    "our_variable": "brent_usd_bbl",
    "our_region": "World",
    "first_month": "2022-07",
    "last_month": "2022-12",
}


@pytest.fixture
def folder(tmp_path):
    shutil.copy(EXAMPLE / "my-study.yaml", tmp_path)
    return tmp_path


def written(folder, *rows):
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def refusal(folder, **changes):
    """Refusal of a good first row followed by one with changes, without the file's name."""
    row = GOOD | {"id": "wrong"} | changes
    first = dict.fromkeys(row, "") | GOOD
    with pytest.raises(BadInputError) as caught:
        own_rows(written(folder, first, row))
    text = str(caught.value)
    assert "\n" not in text
    assert text.startswith(f"rows.csv row 3 ({row['id'][:LONGEST_ID] or 'without id'}): ")
    return text


def test_the_example_is_judged_and_written_like_the_projects_rows(tmp_path):
    target = tmp_path / "judged.csv"
    arguments = ["validate", "--file", str(EXAMPLE / "my_rows.csv"), "--draws", "20"]
    finished = CliRunner().invoke(app, [*arguments, "--out", str(target)])
    assert finished.exit_code == 0, finished.output
    rows = {row["id"]: row for row in csv.DictReader(target.open(encoding="utf-8"))}
    assert list(rows) == ["my-brent", "my-germany", "my-assumption"]
    for name in ("my-brent", "my-germany"):
        points = [float(rows[name][f"ours_{point}"]) for point in ("p05", "p25", "p50", "p75", "p95")]
        assert points == sorted(points)
        assert rows[name]["verdict"] in ("hit", "near", "miss")
    assert rows["my-assumption"]["verdict"] == "not scored"
    document = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)
    assert document["scores"]["oil"]["banded"] == 1
    printed = CliRunner().invoke(app, arguments).stdout
    assert "50 % band" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_a_users_row_gives_the_same_figure_as_the_projects():
    from econ.validation.book import make_book

    (theirs,) = [row for row in load_rows() if row.id == "JPM_5mbd"]
    (mine,) = [row for row in own_rows(EXAMPLE / "my_rows.csv") if row.id == "my-brent"]
    first, second = make_book([theirs, mine], n_draws=20).entries
    assert (first.ours.median, first.verdict) == (second.ours.median, second.verdict)


def test_the_projects_own_table_passes_the_checks_but_for_what_only_the_project_has(tmp_path):
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["source"] != "provider"]
    checked = own_rows(written(tmp_path, *lines))
    assert checked == tuple(row for row in load_rows() if row.source != "provider")


def test_columns_may_be_left_out_and_take_what_the_guide_says(folder):
    (row,) = own_rows(written(folder, GOOD))
    assert (row.source, row.independent, row.their_baseline) == ("study", True, None)
    assert (row.measure.aggregation, row.measure.base) == ("mean", "level")
    assert study_path(row.study_file) == folder / "my-study.yaml"


def test_a_file_saved_by_a_spreadsheet_with_a_mark_at_its_start_is_read(folder):
    path = written(folder, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert own_rows(path)[0].id == "mine"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"published_central": ""}, "published_central is empty"),
        ({"published_low": "a lot"}, "published_low should be a number, got 'a lot'"),
        ({"published_high": "nan"}, "finite"),
        ({"published_low": "1e400"}, "finite"),
        ({"published_low": "500"}, "out of order"),
        ({"id": ""}, "id is empty"),
        ({"id": "mine"}, "the id stands in an earlier row too"),
        ({"id": "x" * 200}, "at most 80 characters"),
        ({"block": "olives"}, "Unknown block 'olives'"),
        ({"source": "provider"}, "Unknown source 'provider'"),
        ({"independent": "perhaps"}, "Unknown independent 'perhaps'"),
        ({"study_file": "nowhere.yaml"}, "no scenario file nowhere.yaml beside the table"),
        ({"study_file": "jpm-5mb"}, "did you mean jpm-5mbd"),
        ({"source": "study", "study_file": ""}, "study_file is empty"),
        ({"study_file": ""}, "say why in reason"),
        ({"study_file": "", "reason": "an assumption"}, "our_variable is given but no study_file"),
        ({"vintage": "1815-06"}, "Unknown vintage '1815-06'"),
        ({"our_variable": "brent_usd"}, "did you mean brent_usd_bbl"),
        ({"our_variable": ""}, "Unknown our_variable ''"),
        ({"our_region": "Atlantis"}, "Unknown our_region of brent_usd_bbl 'Atlantis'"),
        ({"our_region": "World World"}, "should be one region, got 2"),
        ({"unit": "EUR/GJ"}, "brent_usd_bbl is measured in USD/bbl"),
        ({"unit": "%", "base": "level"}, "measured in USD/bbl"),
        ({"unit": "USD/bbl", "base": "percent_of_baseline"}, "measured in % or pp"),
        ({"first_month": "July"}, "first_month should be a month like 2022-07, got 'July'"),
        ({"first_month": "2023-01"}, "lies after last_month"),
        ({"last_month": "2030-01"}, "the run covers 2022-01 to 2023-12, not 2022-07 to 2030-01"),
        ({"first_month": "2021-07"}, "the run covers"),
        ({"aggregation": "median"}, "Unknown aggregation 'median'"),
        ({"base": "share"}, "Unknown base 'share'"),
        ({"base": "level 2"}, "base level is followed by nothing"),
        ({"base": "growth_deviation"}, "base growth_deviation is followed by years"),
        ({"base": "growth_deviation ten"}, "one to nine years, got 'ten'"),
        ({"base": "growth 2021-01 2021"}, "base growth should be a month"),
        ({"base": "growth 2021-01 2021-12"}, "base growth is that of GDP"),
        ({"base": "percent_of_observed 2021-01 2021-12"}, "cannot be used where source is study"),
        ({"source": "replay", "base": "percent_of_baseline"}, "cannot be used where source is replay"),
        ({"source": "replay", "last_month": "2024-02"}, "the replay covers 2021-10 to 2023-12"),
        ({"source": "replay", "our_variable": "asia_lng_usd_mmbtu"}, "Unknown our_variable"),
        ({"their_baseline": "2.0"}, "their_baseline is for base growth_deviation"),
    ],
    ids=lambda value: " ".join(f"{k}={v[:20]}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_what_is_wrong_is_told_in_one_line_with_the_row_and_its_id(folder, changes, said):
    assert said in refusal(folder, **changes)


def test_a_scenario_file_that_is_wrong_is_told_with_the_row(folder):
    (folder / "my-study.yaml").write_text("schema: 1\nname: my-study\nlevers: {oil: {shut_in: 7}}\n", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"rows.csv row 2 \(mine\): .*shut_in"):
        own_rows(written(folder, GOOD))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the header lacks id"),
        (b"id;study;unit\n1;2;3\n", "separated by semicolons"),
        (b"id,studie\n", "Unknown column 'studie': did you mean study"),
        (b"id,id,study\n", "the column id is there twice"),
        (b"id,study,unit\n", "the header lacks published_low"),
        (",".join([*GOOD]).encode() + b"\n", "there is no row under the header"),
        (",".join([*GOOD]).encode() + b"\nmine,only two\n", "fewer cells than columns"),
        (",".join([*GOOD]).encode() + b"\n" + b"a," * 30 + b"\n", "more cells than columns"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b'id,study\n"open', "not valid CSV|the header lacks"),
        (b"x" * (LARGEST_FILE_BYTES + 1), "larger than 1000 kB"),
    ],
)
def test_a_file_that_is_no_table_of_rows_is_refused_in_one_line(tmp_path, content, said):
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match=said):
        own_rows(path)


def test_a_missing_file_is_refused():
    finished = CliRunner().invoke(app, ["validate", "--file", "no-such-rows.csv"])
    assert "no such file" in str(finished.exception)


def test_a_device_is_not_read():
    with pytest.raises(BadInputError, match="is a folder, pipe or device, not a table of rows"):
        own_rows(Path(os.devnull))


def test_marks_of_the_terminal_in_a_file_are_printed_as_they_stand(folder):
    row = GOOD | {"id": "[bold]x[/nothing]", "reason": "[red]why[/]"}
    finished = CliRunner().invoke(app, ["validate", "--file", str(written(folder, row)), "--draws", "2"])
    assert finished.exit_code == 0, finished.output
    assert "[red]why[/]" in finished.stdout
    assert "[bold]" in finished.stdout


def test_every_base_can_be_asked_for_in_its_place():
    replayed = {"source": "replay", "our_variable": "gas_demand_twh", "our_region": "EU", "unit": "%"}
    deviation = {"source": "study", "our_variable": "gdp_vs_baseline_pct", "our_region": "EU", "unit": "% level"}
    arguments = {"years": "1", "month": "2021-01"}
    for base, parts in BASES.items():
        cells = dict.fromkeys(columns(), "") | (replayed if base == "percent_of_observed" else deviation)
        cells |= {"first_month": "2022-01", "last_month": "2022-12", "aggregation": "mean"}
        check_measure(cells | {"base": " ".join([base, *(arguments[part] for part in parts)])})


def test_the_guide_names_every_column_and_base():
    guide = GUIDE.read_text(encoding="utf-8")
    for name in (*columns(), *BASES):
        assert f"`{name}" in guide, name
