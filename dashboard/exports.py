"""Data of a chart as a file: CSV and XLSX, each with what it is, what produced it, and how to get it again."""

import csv
import io
from typing import Any

from dashboard.figures.charts import Chart, Figure, Table, drawn
from dashboard.scene import Scene
from econ.export import CREATED

COLUMNS = ("p05", "p25", "p50", "p75", "p95", "mean", "no_embargo")
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media type by ending."""


def chart_file(chart: Chart, scene: Scene, kind: str, link: str) -> bytes:
    """Write the data of a chart as a file.

    Parameters
    ----------
    kind : {"csv", "xlsx"}
    link : str
        Address that shows the same run.
    """
    figure, sentence = drawn(chart, scene)
    meta = figure["layout"]["meta"]
    again = [] if chart.origin else [f"command: {scene.result.command}"]
    about = [meta["title"], sentence, *meta["notes"], f"link: {link}", *again]
    table = chart.table(scene) if chart.table else series_table(figure)
    return _workbook(about, table) if kind == "xlsx" else _csv(about, table)


def series_table(figure: Figure) -> Table:
    """One row a series and month, from what each trace of a figure says it draws."""
    series: dict[tuple[str, str, str], dict[str, Any]] = {}
    for trace in figure["data"]:
        meta = trace.get("meta")
        if meta:
            key = (meta["variable"], meta["region"], meta["unit"])
            series.setdefault(key, {"months": trace["x"]})[meta["column"]] = trace[meta.get("values", "y")]
    columns = [column for column in COLUMNS if any(column in one for one in series.values())]
    rows = [
        [*key, str(month)[:7], *(one[column][i] if column in one else None for column in columns)]
        for key, one in series.items()
        for i, month in enumerate(one["months"])
    ]
    return ["variable", "region", "unit", "month", *columns], rows


def _csv(about: list[str], table: Table) -> bytes:
    """Comment lines, then the table."""
    text = io.StringIO()
    for line in about:
        text.write(f"# {' '.join(line.split())}\n")
    heads, rows = table
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue().encode()


def _workbook(about: list[str], table: Table) -> bytes:
    """One sheet of data, one that says what it is; no text is taken as a formula."""
    import xlsxwriter

    heads, rows = table
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True})
    data = book.add_worksheet("data")
    data.write_row(0, 0, heads, bold)
    for i, row in enumerate(rows, start=1):
        data.write_row(i, 0, row)
    data.freeze_panes(1, 0)
    data.autofit()
    notes = book.add_worksheet("about")
    notes.write_column(0, 0, about)
    notes.set_column(0, 0, 120)
    book.close()
    return file.getvalue()
