"""Compare: up to four scenarios over each other, or their differences, and a table of both."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import compare_parts
from dashboard.aria import aria, data
from dashboard.comparison import BAND, BANDED, Compared, compared, is_difference, notes, reference, stored_unit
from dashboard.figures.charts import Chart, Figure, Table
from dashboard.figures.compare import (
    comparison,
    difference_finding,
    difference_unit,
    lines_of,
    overlay_finding,
)
from dashboard.figures.fan import rounded
from dashboard.language import mark, say
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_grid
from dashboard.views.view import View
from econ.result import QUANTILE_NAMES

LEGEND = mark(
    "Lines: medians of the scenarios or of their differences draw by draw; shaded: 90 % of draws of one; dotted grey: "
    "without embargo."
)


def _runs(scene: Scene) -> tuple[tuple[Compared, ...], Compared | None]:
    """Scenarios, and the one that differences are taken against; none where they are overlaid."""
    runs = compared(scene)
    return runs, reference(scene, runs) if is_difference(scene) and len(runs) > 1 else None


def _chart(key: str, title: str, unit: str, variable: str, *regions: str) -> Chart:
    """Chart of a variable, one panel a region."""

    def draw(scene: Scene) -> Figure:
        runs, against = _runs(scene)
        axis = named(scene)[1]
        banded = scene.chosen(BAND, BANDED)
        if against is not None and banded == against.letter:
            banded = next((one.letter for one in runs if one.letter != against.letter), "none")
        return comparison(lines_of(runs, against), variable, regions, axis, banded, scene.look)

    def named(scene: Scene) -> tuple[str, str]:
        _, against = _runs(scene)
        if against is None:
            return say(title), say(unit)
        difference = say("difference to {letter}, {unit}", letter=against.letter, unit=difference_unit(variable))
        return say(title), difference

    def tell(scene: Scene) -> str:
        runs, against = _runs(scene)
        lines = lines_of(runs, against)
        return (difference_finding if against else overlay_finding)(lines, variable, regions)

    def table(scene: Scene) -> Table:
        runs, against = _runs(scene)
        names = {one.letter: one.name for one in runs}
        rows: list[list[Any]] = []
        for line in lines_of(runs, against):
            who = line.name if against else names[line.letter]
            for region in regions:
                about = [who, line.result.record.baseline, variable, region, stored_unit(variable, against)]
                bands = [rounded(band) for band in line.result.quantiles(variable, region)]
                rows += [[*about, month, *at] for month, *at in zip(line.result.months, *bands, strict=True)]
        return ["scenario", "baseline", "variable", "region", "unit", "month", *QUANTILE_NAMES], rows

    return Chart(
        key=f"compare-{key}",
        title=title,
        unit=unit,
        draw=draw,
        tell=tell,
        legend=LEGEND,
        table=table,
        width="half" if len(regions) > 1 else "third",
        panels=len(regions),
        notes=notes,
        named=named,
    )


CHARTS = (
    _chart("brent", mark("Oil price, Brent"), mark("USD per barrel"), "brent_usd_bbl", "World"),
    _chart("ttf", mark("European gas price, TTF"), mark("EUR per MWh"), "ttf_eur_mwh", "EU"),
    _chart(
        "revenue", mark("Russia's fossil export revenue"), mark("USD bn a month"), "russia_export_revenue_usd_bn", "RU"
    ),
    _chart("inflation", mark("Inflation"), mark("% a year"), "headline_cpi_yoy_pct", "EU", "US"),
    _chart("gdp", mark("GDP"), mark("% above or below baseline"), "gdp_vs_baseline_pct", "EU", "US"),
    _chart("unemployment", mark("Unemployment"), mark("% of labour force"), "unemployment_rate_pct", "EU", "US"),
    _chart("recession", mark("Recession within 12 months"), mark("probability, %"), "recession_12m_prob", "EU", "US"),
)


def _table(scene: Scene) -> Table:
    runs = compared(scene)
    return compare_parts.headline_rows(runs, reference(scene, runs))


TABLE = Chart(
    key="compare-headlines",
    title=mark("Headline numbers and their differences"),
    unit=mark("each in its own unit"),
    draw=lambda scene: {"data": [], "layout": {}},
    tell=lambda scene: say(
        "Each scenario's headline numbers at their largest gap to no embargo; the largest differences, draw by draw."
    ),
    legend=LEGEND,
    table=_table,
    notes=notes,
)


def _body(scene: Scene) -> list[Component]:
    downloads = [
        html.Button(text, className="button", type="button", **data(download=kind, table=TABLE.key), **aria(label=help))
        for kind, text, help in (
            ("csv", "CSV", say("Save the table as CSV")),
            ("xlsx", "XLSX", say("Save the table as XLSX")),
        )
    ]
    title = html.H3(say(TABLE.title), id="title-compare-table")
    head = html.Div([title, html.Div(downloads, className="answer-controls")], className="card-head")
    note = say(
        "A scenario's number stands in the month of its largest gap to no embargo; a difference in the month in which "
        "the two are furthest apart, with the median and the 90 % band of the differences draw by draw."
    )
    table = html.Section(
        [head, html.Div(id="compare-table"), html.P(note, className="finding")],
        className="card compare-table",
        **aria(labelledby="title-compare-table"),
    )
    return [
        html.Section(id="compare-invite", **aria(label=say("Pin a scenario"))),
        html.Div(
            [
                html.Section(id="compare-legend", className="card", **aria(label=say("Scenarios compared"))),
                compare_parts.controls(scene),
                html.P(id="compare-key", className="key"),
                chart_grid(CHARTS),
                table,
            ],
            id="compare-board",
        ),
    ]


def _key(runs: tuple[Compared, ...], against: Compared | None) -> str:
    """Say what the charts show."""
    if against is not None:
        return say(
            "Differences to {name}, draw by draw: above zero is more than {letter}. Line: median of the differences; "
            "shaded: 90 % of them, for the chosen scenario.",
            name=against.name,
            letter=against.letter,
        )
    if len({one.result.months[0] for one in runs}) > 1:
        return say(
            "Lines: medians of all draws; shaded: 90 % of draws of the chosen one. These scenarios start in different "
            "years: months are counted from each one's first."
        )
    return say("Lines: medians of all draws; shaded: 90 % of draws of the chosen one; dotted grey: without embargo.")


def _fill(scene: Scene) -> Updates:
    if not scene.pinned:
        return {
            "compare-invite": {"children": compare_parts.invitation(scene), "className": "compare-invite"},
            "compare-board": {"className": "compare-board empty"},
        }
    runs, against = _runs(scene)
    return {
        "compare-invite": {"children": [], "className": "compare-invite empty"},
        "compare-board": {"className": "compare-board"},
        "compare-legend": {"children": compare_parts.legend(runs, against)},
        "compare-key": {"children": _key(runs, against)},
        "compare-table": {"children": compare_parts.headline_table(runs, reference(scene, runs))},
    }


COMPARE = View(key="compare", title=mark("Compare"), charts=CHARTS, body=_body, fill=_fill, tables=(TABLE,))
