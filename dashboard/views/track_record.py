"""Track record: published studies and episodes, ours against theirs, misses shown."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import record_parts
from dashboard.amounts import month_words
from dashboard.figures import backtest as replay
from dashboard.figures import record
from dashboard.figures.charts import Chart
from dashboard.language import mark, say
from dashboard.plain import plain
from dashboard.scene import Scene
from dashboard.track_record import (
    BLOCK_CHOICE,
    BLOCK_OPTIONS,
    BLOCK_WORDS,
    OUTCOME_CHOICE,
    OUTCOME_OPTIONS,
    OUTCOME_WORDS,
    judged,
)
from dashboard.views.cards import Updates, chart_card, chart_grid, english_note
from dashboard.views.view import View
from econ.validation.stored import load_results


def _rows_asked(scene: Scene) -> tuple[str, str]:
    """Block and outcome that are chosen."""
    return scene.chosen(BLOCK_CHOICE, BLOCK_OPTIONS), scene.chosen(OUTCOME_CHOICE, OUTCOME_OPTIONS)


def _coefficients(scene: Scene) -> str:
    return scene.chosen(replay.SET_CHOICE, tuple(replay.SETS))


def _origin(_scene: Scene) -> list[str]:
    """Say what the record was made with; it depends on no scenario of the form."""
    made = load_results()["made_with"]
    return [
        say("measured with model {model_version}, parameters {parameters_version}, {n_draws} draws", **made),
        say("inputs {inputs}; rows, studies and method: econ/validation/REPORT.md", inputs=made["inputs"]),
    ]


def _replay_origin(scene: Scene) -> list[str]:
    words = say(replay.SET_WORDS[_coefficients(scene)])
    told = say("told from what was known in {origin}; coefficients {words}", origin=_month_of_origin(), words=words)
    return [told, *_origin(scene)]


def _month_of_origin() -> str:
    return month_words(load_results()["backtest"]["origin"])


ROWS = Chart(
    key="record",
    title=mark("Ours against theirs"),
    unit=mark("distance from the published centre, in half widths of both ranges"),
    draw=lambda scene: record.record_rows(*_rows_asked(scene), scene.look),
    tell=lambda scene: record.record_finding(*_rows_asked(scene)),
    legend=mark(
        "Grey: published range, stroke: its centre. Thin and thick line, mark: our 90 % and 50 % band, median; circle "
        "hit, diamond near, cross miss; triangle: beyond the edge."
    ),
    table=lambda scene: record.record_table(*_rows_asked(scene)),
    width="whole",
    origin=_origin,
)


def _replay_chart(key: str, title: str, unit: str, variable: str) -> Chart:
    """Told against happened for one series."""
    return Chart(
        key=key,
        title=title,
        unit=unit,
        draw=lambda scene: replay.backtest(variable, _coefficients(scene), scene.look),
        tell=lambda scene: replay.backtest_finding(variable, _coefficients(scene)),
        legend=mark(
            "Dots: what happened. Line: our median, shade: our 90 % band. Dashed: last value held; "
            "dotted: five-year mean."
        ),
        table=lambda scene: replay.backtest_table(variable, _coefficients(scene)),
        origin=_replay_origin,
    )


REPLAYS = (
    _replay_chart("record-ttf", mark("TTF, told and happened"), mark("EUR per MWh"), "ttf_eur_mwh"),
    _replay_chart("record-storage", mark("Gas storage, told and happened"), mark("% of capacity"), "gas_storage_share"),
    _replay_chart("record-demand", mark("Gas demand, told and happened"), mark("TWh a month"), "gas_demand_twh"),
    _replay_chart("record-brent", mark("Brent, told and happened"), mark("USD per barrel"), "brent_usd_bbl"),
    _replay_chart("record-urals", mark("Urals, told and happened"), mark("USD per barrel"), "urals_usd_bbl"),
    Chart(
        key="record-naive",
        title=mark("Errors beside naive forecasts"),
        unit=mark("mean absolute error, ours over theirs"),
        draw=lambda scene: replay.naive_ratios(_coefficients(scene), scene.look),
        tell=lambda scene: replay.naive_finding(_coefficients(scene)),
        legend=mark(
            "Filled diamond: over the last value held; ring: over the five-year mean. Left of one: we do better."
        ),
        table=lambda scene: replay.naive_table(_coefficients(scene)),
        origin=_replay_origin,
    ),
)


def _select(name: str, label: str, options: dict[str, str], value: str, look: str = "") -> Component:
    """Control of a choice."""
    made: Component = dmc.Select(
        id={"type": "choice", "name": name},
        label=label,
        data=[{"value": key, "label": words} for key, words in options.items()],
        value=value,
        allowDeselect=False,
        size="xs",
        className=f"record-choice {look}",
    )
    return made


def _body(scene: Scene) -> list[Component]:
    block, outcome = _rows_asked(scene)
    blocks = {key: say(words) for key, words in BLOCK_WORDS.items()} | {"all": say("All blocks")}
    outcomes = {"all": say("All outcomes")} | {kind: say(OUTCOME_WORDS[kind]) for kind in OUTCOME_OPTIONS[1:]}
    sets = {key: say(words) for key, words in replay.SET_WORDS.items()}
    return [
        plain(record_parts.summary()),
        html.Div(
            [
                html.H2(say("Published studies and episodes")),
                html.Div(
                    [
                        _select(BLOCK_CHOICE, say("Block"), blocks, block),
                        _select(OUTCOME_CHOICE, say("Outcome"), outcomes, outcome),
                    ],
                    className="record-choices",
                ),
            ],
            className="record-head",
        ),
        html.P(say(ROWS.legend), className="key"),
        *english_note(),
        chart_grid([ROWS]),
        html.P(
            say(
                "A link loads the scenario file of a study into the form. There it starts from the baseline the file "
                "names; the record was run on the data of the study's time, so its numbers may differ. A study "
                "without a link starts before any baseline that fits it."
            ),
            className="key",
        ),
        html.Div(plain(record_parts.rows_table()), id="record-rows", className="card"),
        plain(record_parts.not_judged()),
        plain(record_parts.rankings()),
        html.Div(
            [
                html.H2(say("2021 to 2023, told and happened")),
                html.Div(
                    _select(replay.SET_CHOICE, say("Coefficients estimated"), sets, _coefficients(scene), "wide"),
                    className="record-choices",
                ),
            ],
            className="record-head",
        ),
        html.P(
            say(
                "One run from what was known in {origin}. It is fed what really flowed through Russian pipes, the "
                "weather, the saving that was ordered and the oil that was refused; prices, storage and demand are its "
                "answer. Dots: what happened. Line and shade: our median and 90 % band. Dashed: last value held; "
                "dotted: five-year mean.",
                origin=_month_of_origin(),
            ),
            className="key",
        ),
        html.Div([chart_card(chart) for chart in REPLAYS], className="charts"),
    ]


def _fill(scene: Scene) -> Updates:
    block, outcome = _rows_asked(scene)
    shown = f"card block-{block} outcome-only-{outcome}"
    return {
        "record-rows": {"className": shown if judged(block, outcome) else f"{shown} none"},
        "card-record": {"style": {"--drawing": f"{record.record_height(block, outcome)}px"}},
    }


TRACK_RECORD = View(key="record", title=mark("Track record"), charts=(ROWS, *REPLAYS), body=_body, fill=_fill)
