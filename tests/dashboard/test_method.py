import re
from datetime import date
from html import unescape

import pytest

from dashboard import cite, engine, method_parts
from dashboard.exports import chart_file
from dashboard.figures.series import series_figure, series_finding, series_table
from dashboard.figures.style import Look
from dashboard.model_text import FILE, equations, sections
from dashboard.scene import Scene
from dashboard.series import columns, drawn_paths, months_old, paths
from dashboard.views import CHARTS
from data.catalogue import catalogue
from econ.levers import all_levers
from econ.validation.stored import load_results

TODAY = date(2026, 11, 23)
LOOK = Look()


def texts(component):
    """All strings in a component, in order; those of ready-made HTML without its tags."""
    if isinstance(component, str):
        return [component]
    if isinstance(component, list | tuple):
        return [text for part in component for text in texts(part)]
    ready = component.to_plotly_json()["props"].get("data-html")
    if ready:
        return [unescape(re.sub(r"<[^>]+>", "", ready))]
    inner = getattr(component, "children", None)
    return texts([] if inner is None else inner)


@pytest.fixture(scope="module")
def calm_record():
    start = engine.preset("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 24})
    return engine.run(start).record


def test_every_value_column_of_every_table_can_be_chosen_once():
    assert len(columns()) == sum(len(entry.value_columns) for entry in catalogue().values())


@pytest.mark.parametrize("key", ["brent.brent_usd_bbl", "gdp_members.gdp_index_2015", "member_exposure.population_m"])
def test_a_series_is_drawn_as_the_data_loader_reads_it(key):
    import data

    column = columns()[key]
    table = data.load(column.series).dropna(subset=[column.name])
    ours = [value for _, values in paths(key).values() for value in values]
    assert sorted(ours) == pytest.approx(sorted(table[column.name]))
    assert len(series_table(key)[1]) == column.entry.rows


def test_every_column_can_be_drawn_and_told():
    for key in columns():
        figure = series_figure(key, LOOK)
        assert any(len(trace["x"]) for trace in figure["data"]), key
        assert columns()[key].label in series_finding(key)


def test_the_sentence_says_how_many_lines_are_left_out():
    key = "hicp_members.hicp_index_2015"
    assert f"{len(drawn_paths(key))} of {len(paths(key))} lines" in series_finding(key)


def test_the_list_names_source_licence_coverage_and_age_of_every_table():
    said = " ".join(texts(method_parts.series_list(TODAY)))
    for entry in catalogue().values():
        for words in (entry.title, entry.publisher, entry.licence, entry.first, entry.last):
            assert words in said


def test_age_counts_from_the_end_of_the_last_period():
    assert months_old("2026-10", TODAY) == 0
    assert months_old("2026-11", TODAY) == 0
    assert months_old("2025", TODAY) == 10
    assert months_old("2025S1", TODAY) == 16


def test_the_badge_says_how_old_the_baseline_is(calm_record):
    said = " ".join(texts(method_parts.badges(calm_record, TODAY)))
    assert "9 months before today, 2026-11-23" in said
    assert calm_record.model_version in said
    assert calm_record.parameters_version in said


def test_all_equations_of_the_model_text_are_shown_under_their_numbers():
    numbers = [one.number for one in equations()]
    assert numbers == list(range(1, len(numbers) + 1))
    rows = re.findall(r"^\| \d+ \| .* \| `econ/", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(numbers) == len(rows) > 50
    said = "".join(texts(method_parts.equations_card()))
    for one in equations():
        assert one.text.replace("`", "") in said


def test_the_limits_come_with_the_full_list():
    assert "cannot do" in sections()[6].title
    said = " ".join("".join(texts(method_parts.limits())).split())
    for topic in ("Gas network:", "Recessions:", "Waiting game:"):
        assert topic in said


def test_the_limits_call_the_bands_too_narrow_as_long_as_the_stored_record_does():
    said = " ".join("".join(texts(method_parts.limits())).split())
    assert ("bands are too narrow" in said) == (load_results()["scores"]["all"]["bands"] == "too narrow")


def test_every_objection_leads_to_a_lever_that_exists():
    assert {name for _, name in method_parts.OBJECTIONS} <= set(all_levers())


def test_a_citation_names_the_run_and_both_versions(calm_record):
    said = "".join(texts(cite.reference("No embargo", calm_record)))
    for part in (calm_record.model_version, calm_record.parameters_version, calm_record.baseline, "No embargo"):
        assert part in said
    bibtex = "".join(texts(cite.bibtex("30 % less & more", calm_record, TODAY)))
    assert bibtex.count("{") == bibtex.count("}")
    assert "30 \\% less \\& more" in bibtex


def test_a_saved_series_carries_source_and_licence():
    start = engine.preset("no-embargo").with_levers({"run.n_draws": 20, "run.horizon_months": 24})
    scene = Scene(scenario=start, start=start, heading="x", choices={"method-series": "ttf.ttf_eur_mwh"})
    entry = catalogue()["ttf"]
    text = chart_file(CHARTS["method-series"], scene, "csv", "link").decode()
    assert entry.publisher in text
    assert entry.licence in text
    assert "scenario:" not in text
