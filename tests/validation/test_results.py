"""The results that ship belong to this model; report, figures and command show nothing else."""

import csv
import io
import json
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from econ import load_scenario
from econ.cli import app
from econ.estimate.fit import Estimate, Fit
from econ.parameters import load_parameters
from econ.validation.__main__ import REPORT
from econ.validation.book import make_book
from econ.validation.cli import _say
from econ.validation.figures import FOLDER as FIGURES
from econ.validation.figures import all_figures, rows_figure, write_figures
from econ.validation.happened import MONTHS, ORIGIN, gas_history
from econ.validation.numbers import band, rows_of
from econ.validation.parameter_sets import OWN_LNG, WITHOUT_CRISIS, parameter_sets
from econ.validation.replay import replay
from econ.validation.report import SCORED_BLOCKS, report
from econ.validation.results import entry_document, made_with, ranking_document
from econ.validation.rows import load_rows
from econ.validation.stored import load_results
from econ.validation.studies import study_path
from econ.validation.vintages import FOLDER as VINTAGE_FILES
from econ.validation.vintages import VINTAGES, load_vintage

REMEDY = "run `make validate`"
LARGEST_FIGURE_BYTES = 80_000


@pytest.fixture(scope="module")
def results():
    return load_results()


def test_results_were_made_with_these_coefficients_rows_studies_and_vintages(results):
    made = dict(results["made_with"])
    made.pop("n_draws")
    assert made == made_with(), REMEDY


@pytest.mark.parametrize("row_id", ["RU_exp22", "IMF145_others"])
def test_measuring_a_row_again_gives_the_number_that_ships(results, row_id):
    (row,) = (row for row in load_rows() if row.id == row_id)
    (entry, *_) = make_book([row], n_draws=results["made_with"]["n_draws"]).entries
    (shipped,) = (one for one in results["rows"] if one["id"] == row_id)
    assert entry_document(entry) == shipped, REMEDY


def test_every_published_row_is_in_the_results(results):
    assert [row["id"] for row in results["rows"]] == [row.id for row in load_rows()], REMEDY
    for row in results["rows"]:
        assert row["verdict"] in ("hit", "near", "miss", "not scored")
        assert row["reason"] or row["verdict"] == "hit" or row["ours"], row["id"]
        assert (row["ours"] is not None) or row["verdict"] == "not scored"


def test_scores_are_counts_of_the_rows(results):
    for block, told in results["scores"].items():
        rows = [row for row in results["rows"] if row["block"] in SCORED_BLOCKS[block]]
        scored = [row for row in rows if row["verdict"] != "not scored"]
        assert told["scored"] == len(scored)
        assert told["not_scored"] == len(rows) - len(scored)
        if scored:
            inside = sum(row["verdict"] == "hit" for row in scored) / len(scored)
            assert told["inside_share"] == pytest.approx(inside, rel=1e-4)


def test_rows_of_the_replay_are_judged_a_second_time_by_coefficients_that_have_not_seen_its_months(results):
    replayed = [row.id for row in load_rows() if row.source == "replay"]
    assert [row["id"] for row in results["unseen_rows"]] == replayed, REMEDY
    shipped = {row["id"]: row for row in results["rows"]}
    for row in results["unseen_rows"]:
        assert row["published"] == shipped[row["id"]]["published"]
        if row["variable"].startswith("TTF"):
            assert row["ours"]["p95"] - row["ours"]["p05"] > 0.0
            assert row["ours"]["p50"] != shipped[row["id"]]["ours"]["p50"], "the gas fits must have left months out"


def test_figures_draw_the_numbers_of_the_results(results):
    figures = all_figures(results)
    first = next(iter(results["backtest"]["coefficients"].values()))
    assert {f"backtest_{name}.svg" for name in first["series"]} < set(figures)
    traces = {trace.name: trace for trace in figures["backtest_ttf_eur_mwh.svg"].data}
    assert list(traces["model, median"].y) == first["series"]["ttf_eur_mwh"]["p50"]
    assert list(traces["happened"].y) == first["series"]["ttf_eur_mwh"]["actual"]
    assert figures["backtest_ttf_eur_mwh.svg"].layout.yaxis.title.text == "EUR/MWh"


def test_a_published_range_of_no_width_can_be_drawn(results):
    (row, *_) = [row for row in results["rows"] if row["verdict"] != "not scored"]
    figure = rows_figure([row | {"published": {"low": 40.0, "central": 40.0, "high": 40.0}}], "oil")
    assert len(figure.data) == 2


def test_a_row_run_on_one_path_is_drawn_as_a_point_and_told_as_such(results):
    (row,) = [row for row in results["rows"] if row["id"] == "ENTSOG25"]
    assert (row["ours"]["p05"], row["ours"]["p95"]) == (None, None)
    line, point = rows_figure([row], "gas").data
    assert tuple(line.x) == (None, None)
    assert point.x[0] is not None
    assert band(row["ours"]) == "one path"


def test_a_reason_that_rows_share_is_printed_once(results):
    (reason,) = {row["reason"] for row in results["rows"] if row["id"].startswith("ENTSOG22")}
    assert REPORT.read_text(encoding="utf-8").count(reason) == 1


def test_the_report_that_ships_is_the_report_of_the_results(results):
    titles = {name: figure.layout.title.text.partition("<br>")[0] for name, figure in all_figures(results).items()}
    assert REPORT.read_text(encoding="utf-8") == report(results, titles), REMEDY


def test_a_ranking_of_member_states_is_told_worst_first_with_the_published_place(results):
    ranking = {
        "study": "made up",
        "scenario": "gas-shutoff-2022",
        "tier": {"DE": 2, "HU": 1},
        "gdp_pct": {"DE": -1.0, "HU": -3.0004999},
        "spearman": 1.0,
    }
    told = report(results | {"member_rankings": [ranking_document(ranking)]}, {})
    assert "HU -3 (1), DE -1 (2)" in told
    assert "rank correlation 1.00 over 2 regions" in told


def test_the_figures_that_ship_are_those_of_the_report_and_small(results):
    files = {path.name: path.stat().st_size for path in FIGURES.glob("*.svg")}
    assert set(files) == set(all_figures(results)), REMEDY
    assert max(files.values()) < LARGEST_FIGURE_BYTES


def test_without_a_browser_figures_are_refused_with_the_remedy(monkeypatch, tmp_path):
    from econ import BadInputError

    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr("econ.validation.figures.shutil.which", lambda _name: None)
    with pytest.raises(BadInputError, match="apt install chromium"):
        write_figures({}, tmp_path)


def fit_of(name, central):
    estimate = Estimate.normal(name, "elasticity", central, 0.01)
    return Fit(id="made-up", title="", method="", sample="", observations=1, estimates=(estimate,))


def test_fits_that_can_leave_out_the_months_judged_are_run_again_without_them():
    name = next(iter(load_parameters().coefficients))
    asked = []

    def fit(without=None):
        asked.append(without)
        return fit_of(name, 123.0)

    changed = parameter_sets({"made-up": fit, "cannot": lambda: fit_of(name, 1.0)})[WITHOUT_CRISIS]
    assert asked == [slice("2021-10", "2023-12")]
    assert changed.coefficients[name].central == 123.0
    others = {key: value for key, value in changed.coefficients.items() if key != name}
    assert others == {key: value for key, value in load_parameters().coefficients.items() if key != name}
    assert changed.version != load_parameters().version


def test_a_fit_of_a_coefficient_that_the_model_does_not_have_is_refused():
    with pytest.raises(ValueError, match="phlogiston"):
        parameter_sets({"made-up": lambda without=None: fit_of("phlogiston", 1.0)})


@pytest.mark.slow
@pytest.mark.parametrize("vintage", VINTAGES, ids=lambda vintage: vintage.name)
def test_rebuilding_a_vintage_gives_the_file_that_ships(vintage):
    from econ.build_baseline.build import build

    shipped = json.loads((VINTAGE_FILES / f"{vintage.name}.json").read_text(encoding="utf-8"))
    assert build(vintage) == shipped, REMEDY


@pytest.mark.slow
def test_the_first_months_of_the_replay_run_again_give_the_numbers_that_ship(results):
    origin = load_vintage(ORIGIN)
    draws = {"run.n_draws": results["made_with"]["n_draws"]}
    policy = load_scenario(study_path("replay-gas-2021")).with_levers(draws)
    again = np.median(
        replay(policy, gas_history(origin, policy, np.zeros(len(MONTHS)))[:2], origin).paths["ttf_eur_mwh"], axis=0
    )
    shipped = results["backtest"]["coefficients"][OWN_LNG]["series"]["ttf_eur_mwh"]["p50"]
    np.testing.assert_allclose(again, shipped[:2], rtol=1e-4, err_msg=REMEDY)


def command(*arguments):
    finished = CliRunner().invoke(app, ["validate", *arguments])
    assert finished.exit_code == 0, finished.output
    return finished


def test_the_command_prints_a_table_of_eighty_columns():
    printed = command("--study", "RU_exp", "--draws", "20").stdout
    assert "RU_exp22" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_the_command_gives_json_and_csv_of_the_same_rows(tmp_path):
    document = json.loads(command("--study", "AG23", "--draws", "20", "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(command("--study", "AG23", "--draws", "20", "--format", "csv").stdout)))
    assert [row["id"] for row in document["rows"]] == [row["id"] for row in table] == ["AG23_ip", "AG23_core"]
    assert document["rows"][0]["ours"]["p50"] == float(table[0]["ours_p50"])
    assert (document["rows"][1]["ours"], table[1]["ours_p50"]) == (None, "")
    target = tmp_path / "book.csv"
    command("--study", "AG23", "--draws", "20", "--out", str(target))
    assert list(csv.DictReader(target.open(encoding="utf-8"))) == table


def test_one_row_is_not_rows():
    assert (rows_of(0), rows_of(1), rows_of(2)) == ("0 rows", "1 row", "2 rows")
    assert "oil: 1 row judged" in command("--study", "RU_exp22", "--draws", "20").stdout


def test_progress_is_told_on_the_error_stream_where_somebody_looks(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    assert not command("--study", "RU_exp22", "--draws", "20", "--format", "json").stderr
    monkeypatch.setattr(sys, "stderr", Terminal())
    _say("study oil-ban-to-october-2022")
    assert sys.stderr.getvalue() == "Running study oil-ban-to-october-2022\n"


def test_an_unknown_row_is_answered_with_the_nearest():
    finished = CliRunner().invoke(app, ["validate", "--study", "JPM_6mbd"])
    assert finished.exit_code != 0
    assert "JPM_5mbd" in str(finished.exception)
