"""Charts as files without a screen: PNG, SVG and PDF drawn by the installed Chromium, HTML, and their data."""

import logging
import textwrap
from html import escape
from typing import Any

import orjson

from dashboard.exports import KINDS as DATA_KINDS
from dashboard.exports import chart_file
from dashboard.figures.charts import Chart, Figure, drawn
from dashboard.figures.plotly_config import locale_config
from dashboard.language import language, say
from dashboard.scene import Scene
from dashboard.standalone import page_from, script_safe
from dashboard.views import CHARTS
from econ.errors import BadInputError, MachineError, did_you_mean

PICTURES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
KINDS = PICTURES | {"html": "text/html; charset=utf-8"} | DATA_KINDS
"""Media type by ending."""

WIDTH, HEIGHT = 1000, 640
SHARPNESS = 2
"""Pixels of a PNG for one of the layout, so that it can be printed."""

TITLE_FROM_TOP, TITLE_LINE, LEAST_PLOT = 29, 24, 150
"""Pixels: above the title, a line of it, and the least left for what is drawn."""

FINDING_CHARACTERS = 130
"""Characters of the finding on a line, at the standard width."""

REMEDY = (
    "Pictures need Chromium or Chrome, and none is found: install it (Debian: apt install chromium), or choose a name "
    "that ends in .html, .csv or .xlsx."
)


def chart_of(key: str) -> Chart:
    """Chart by its key.

    Raises
    ------
    BadInputError
        If there is no such chart, naming the nearest.
    """
    if key not in CHARTS:
        raise BadInputError(did_you_mean(key, CHARTS, kind="figure"))
    return CHARTS[key]


def chart_as(kind: str, chart: Chart, scene: Scene, link: str, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """Chart as the content of a file.

    Parameters
    ----------
    kind : str
        Ending of the file, one of `KINDS`.
    chart : Chart
    scene : Scene
    link : str
        Address that shows the same run.
    width, height : int
        In pixels, of pictures.

    Raises
    ------
    MachineError
        If a picture needs Chromium and none is installed, or it fails.
    BadInputError
        If the chart is a table, which only has data.
    """
    if kind in DATA_KINDS:
        return chart_file(chart, scene, kind, link)
    figure, finding = drawn(chart, scene)
    if not figure["data"]:
        raise BadInputError(f"{chart.key} is a table: choose a name that ends in .csv or .xlsx.")
    if kind == "html":
        return _page(figure, finding, link).encode()
    return _picture(on_paper(figure, width, height), kind)


def on_paper(figure: Figure, width: int = WIDTH, height: int = HEIGHT) -> Figure:
    """Figure with title, finding, scenario and source on it, so that nothing saved is ambiguous."""
    layout = figure["layout"]
    meta, own = layout["meta"], layout.get("margin", {})
    finding = textwrap.wrap(meta["finding"], FINDING_CHARACTERS * width // WIDTH)
    notes = [meta["key"], *meta["notes"]]
    title = f"<b>{escape(meta['title'])}</b><br><span style='font-size:13px'>{'<br>'.join(map(escape, finding))}</span>"
    foot = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -38,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 11},
        "text": "<br>".join(escape(line, quote=False) for line in notes),
    }
    above = TITLE_FROM_TOP + TITLE_LINE * (1 + len(finding)) + max(22, own.get("t", 0))
    below = 55 + 15 * len(notes)
    height = max(height, above + LEAST_PLOT + below)
    printed: dict[str, Any] = {
        "autosize": False,
        "width": width,
        "height": height,
        "paper_bgcolor": meta["paper"],
        "plot_bgcolor": meta["paper"],
        "margin": {
            "l": max(70, own.get("l", 0)),
            "r": max(30, own.get("r", 0)),
            "t": above,
            "b": below,
        },
        "title": {
            "text": title,
            "font": {"size": 18, "color": meta["ink"]},
            "x": 0.02,
            "xanchor": "left",
            "y": 1 - TITLE_FROM_TOP / height,
            "yanchor": "top",
        },
        "annotations": [*layout.get("annotations", []), foot],
    }
    return {"data": figure["data"], "layout": layout | printed}


def _picture(figure: Figure, kind: str) -> bytes:
    """Have Chromium draw a figure."""
    import kaleido
    from choreographer.errors import ChromeNotFoundError
    from kaleido.errors import KaleidoError

    logging.getLogger("choreographer").setLevel(logging.CRITICAL)
    logging.getLogger("kaleido").setLevel(logging.CRITICAL)
    layout = figure["layout"]
    scale = SHARPNESS if kind == "png" else 1
    options = {"format": kind, "width": layout["width"], "height": layout["height"], "scale": scale}
    plain = orjson.loads(orjson.dumps(figure, option=orjson.OPT_SERIALIZE_NUMPY))
    try:
        content: bytes = kaleido.calc_fig_sync(plain, opts=options)
    except ChromeNotFoundError:
        raise MachineError(REMEDY) from None
    except (KaleidoError, OSError, RuntimeError, TimeoutError) as error:
        reason = type(error).__name__
        raise MachineError(
            f"Chromium could not draw the figure ({reason}); a name ending in .html needs none."
        ) from error
    return content


def _page(figure: Figure, finding: str, link: str) -> str:
    """Page with the chart, which can be looked into, and needs no network."""
    meta = figure["layout"]["meta"]
    return page_from(
        "chart.html.j2",
        title=meta["title"],
        finding=finding,
        notes=[meta["key"], *meta["notes"]],
        link=link,
        figure=script_safe(figure),
        plotly_config=script_safe(locale_config() | {"responsive": True, "displaylogo": False}),
        paper=meta["paper"],
        ink=meta["ink"],
        language=language(),
        say=say,
    )
