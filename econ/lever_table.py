"""The table of levers in the documentation, generated from their declarations: `python -m econ.lever_table --write`."""

import sys
from itertools import groupby
from pathlib import Path

from econ.levers import Lever, all_levers

FILE = Path(__file__).parent / "LEVERS.md"
HEAD = """# Levers

Every lever, from its declaration in `econ/levers`; defaults mean "no embargo". Shares are in [0, 1].
Written by `python -m econ.lever_table --write`; a test keeps it in step, so do not edit it.
"""


def lever_table() -> str:
    """Markdown table of all levers, a section for each group."""
    sections = [HEAD]
    for group, levers in groupby(all_levers().values(), key=lambda lever: lever.group):
        rows = "".join(_row(lever) for lever in levers)
        sections.append(
            f"## {group}\n\n| lever | unit | range | default | meaning | source |\n|---|---|---|---|---|---|\n{rows}"
        )
    return "\n".join(sections)


def _row(lever: Lever) -> str:
    """One lever as a table row."""
    bounds = (
        f"{lever.low:g} to {lever.high:g}"
        if lever.low is not None and lever.high is not None
        else ", ".join(lever.choices)
    )
    cells = (f"`{lever.name}`", lever.unit, bounds, str(lever.default), lever.help, lever.source)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        FILE.write_text(lever_table(), encoding="utf-8")
    else:
        print(lever_table())
