"""The table of all data with their sources, ``data/README.md``, written from the catalogue.

``python -m data.provenance`` prints the ids and titles, ``python -m data.provenance --write`` renews the file.
"""

import argparse

from data.catalogue import DATA_FOLDER, Entry, catalogue

README = DATA_FOLDER / "README.md"
INTRODUCTION = """\
# Data

Every table that ships with the model, also those kept for later estimation, with source, licence and known defects.
Written by `python -m data.provenance --write` from `data/catalogue.toml` and
`data/tables/checksums.toml`; a test keeps it in step, so do not edit it.

    import data
    data.load("brent")              # a checked table; data.DataError names file, row and remedy if it is not sound
    data.catalogue()["brent"]       # its entry: unit, publisher, licence, transformation, known defects, ...

* Tables are CSV files in `data/tables`. First the period (`month` 2021-12, `quarter` 2021Q4, `semester` 2021S2, `year`,
  `date`), then dimensions such as `country`, then values with the unit in the name, then comments (`flag`, `source`).
* Countries are ISO 3166 alpha-2; `EU` is the EU27, `EA` the euro area. Gas is in TWh (gross), oil in thousand barrels
  per day.
* Values that were spliced, interpolated, estimated or derived say so in `flag`.
* Months after 2026-02 hold a second supply shock that is not Russian. They are data; fits leave them out.
* `make data SOURCES=path` rebuilds the tables from the public files named below, laid out as `data/compile` reads them.
  `EMBARGO_DATA_DIR` points the program to another folder of tables with its own `checksums.toml`.
* `embargo data refresh` joins values from providers (`data/refresh/feeds.toml`) to copies in a folder of the user's
  own (`EMBARGO_OWN_DATA_DIR`, else the system's). They stand in for these tables, one by one, only inside
  `with data.using_own_tables():`, which is what `embargo baseline build` does.
"""


def readme(entries: dict[str, Entry]) -> str:
    """Return the text of the README: an overview, then one section per table."""
    overview = ["| id | title | frequency | first | last | licence |", "|---|---|---|---|---|---|"]
    for series_id, entry in entries.items():
        cells = [f"[{series_id}](#{series_id})", entry.title, entry.frequency, entry.first, entry.last, entry.licence]
        overview.append("| " + " | ".join(cells) + " |")
    sections = [_section(series_id, entry) for series_id, entry in entries.items()]
    return "\n".join([INTRODUCTION, f"## {len(entries)} tables\n", *overview, "", *sections])


def _section(series_id: str, entry: Entry) -> str:
    unit = (
        entry.unit if isinstance(entry.unit, str) else "; ".join(f"`{key}` {name}" for key, name in entry.unit.items())
    )
    columns = ", ".join(f"`{column}`" for column in entry.columns)
    lines = [
        f"### {series_id}\n",
        f"{entry.title}. {entry.first} to {entry.last}, {entry.frequency}, {entry.rows} rows.\n",
        f"* Columns: {columns}",
        f"* Unit: {unit}; seasonal adjustment: {entry.seasonal_adjustment}",
        f"* Publisher: {entry.publisher}, {entry.publisher_series_id}, <{entry.link}>",
        f"* Licence: {entry.licence}",
        f"* Compiled from: {entry.compiled_from}, retrieved on {entry.retrieved_on}",
        f"* Transformation: {entry.transformation}",
        f"* Known defects: {entry.known_defects}",
        f"* Gaps: {entry.gaps}",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the list of tables, or renew the README."""
    parser = argparse.ArgumentParser(prog="python -m data.provenance", description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew data/README.md")
    entries = catalogue()
    if parser.parse_args().write:
        README.write_text(readme(entries), encoding="utf-8")
        return
    for series_id, entry in entries.items():
        print(f"{series_id:32} {entry.first:>10} .. {entry.last:<10} {entry.title}")


if __name__ == "__main__":
    main()
