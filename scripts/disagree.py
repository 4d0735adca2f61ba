"""How to disagree with this model: run each objection of docs/objections.toml and write docs/disagree.md.

``python -m scripts.disagree`` prints what each one moves, ``python -m scripts.disagree --write`` renews the file.
"""

import shlex
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from dashboard.method_parts import LIMITS_IN_WORDS
from econ import Result, simulate
from econ.cli import prepare
from econ.summary import summary_rows

FILE = Path(__file__).parents[1] / "docs" / "disagree.md"
SAID = FILE.with_name("objections.toml")
DRAWS = 200

HEAD = f"""# How to disagree with this model

Written by `python -m scripts.disagree --write`, which runs every line; a test keeps it in step, so do not edit it.

Most quarrels with a result are quarrels with one assumption. Each line below is one: what you say, the command that
says it, and what becomes of a headline number. The same levers are on the page; a link copied from there carries your
view. Figures are medians in the month furthest from no embargo, of {DRAWS} draws; the command prints them with their
bands, and without its setting the number before the arrow. [Levers](../econ/LEVERS.md) lists all levers,
[the model](../econ/MODEL.md) says what each stands for.
"""

MORE = """
## What if none of these fits

* **A single coefficient.** `assumptions.coefficients` moves the median of any row of
  [`parameters.toml`](../econ/parameters.toml), at most twice as far from the evidence as its 5 and 95 % points. The
  result names what was moved.
* **The starting point.** `--baseline FILE`: a few numbers of your own over a baseline that ships, or one built from
  fresher data ([README](../README.md#to-use-fresher-data)).
* **A price, a volume or a shortage you know better.** The levers under `overrides` put your path in place of the
  model's; everything after it follows.
* **Which assumption matters at all?** `embargo sweep`, and the view "What drives it" on the page, say how much of the
  spread each one makes.
* **The form of an equation, or a channel that is not there.** No lever helps: see
  [section 6 of the model](../econ/MODEL.md#6-what-this-version-cannot-do) and [Contributing](../CONTRIBUTING.md).

## Limits in plain words

"""


@dataclass(frozen=True)
class Objection:
    """What somebody says, the scenario and setting that say it, and the number it moves.

    Attributes
    ----------
    subject, words : str
    preset, setting : str
        As on the command line.
    number : str
        Variable and region of the headline table.
    moves : {"up", "down"}
        Which way, if the setting means what it says.
    why : str
        Whose view it is, or what to mind.
    """

    subject: str
    words: str
    preset: str
    setting: str
    number: str
    moves: str
    why: str = ""

    @property
    def command(self) -> str:
        """Line for a shell."""
        option = "--set" if "=" in self.setting else "--baseline"
        return shlex.join([".venv/bin/embargo", "run", self.preset, option, self.setting, "--draws", str(DRAWS)])


NAMES = {
    "brent_usd_bbl World": "Brent",
    "ttf_eur_mwh EU": "TTF",
    "gas_rationed_share EU": "Gas rationed",
    "gdp_vs_baseline_pct EU": "EU GDP",
    "gdp_vs_baseline_pct US": "US GDP",
    "headline_cpi_yoy_pct EU": "EU inflation",
    "headline_cpi_yoy_pct US": "US inflation",
    "unemployment_rate_pct EU": "EU unemployment",
    "russia_export_revenue_usd_bn RU": "Russia's energy sales",
    "russia_exhausted_prob RU": "Russia has broken",
}
OBJECTIONS = tuple(Objection(**row) for row in tomllib.loads(SAID.read_text(encoding="utf-8"))["objections"])


@cache
def _run(preset: str, setting: str = "") -> Result:
    settings = [setting] if "=" in setting else []
    baseline = setting if setting and not settings else None
    return simulate(prepare(preset, settings, DRAWS, None, baseline))


def headline(result: Result, number: str) -> tuple[float, str, str]:
    """Median furthest from no embargo, the same as printed, its unit."""
    row = next(row for row in summary_rows(result) if f"{row['variable']} {row['region']}" == number)
    return row["median"], f"{row['median']:,.{row['decimals']}f}", row["unit"]


def measured(objection: Objection) -> tuple[float, float, str]:
    """Give the number before and after, and both as printed."""
    before, printed_before, unit = headline(_run(objection.preset), objection.number)
    after, printed_after, _ = headline(_run(objection.preset, objection.setting), objection.number)
    return before, after, f"{printed_before} → {printed_after} {unit}"


def page() -> str:
    """Text of docs/disagree.md."""
    return "\n".join([HEAD, *_tables()]) + MORE + "".join(f"* {text}\n" for text in LIMITS_IN_WORDS)


def _tables() -> Iterator[str]:
    """Write a table for each subject."""
    for subject, members in groupby(OBJECTIONS, key=lambda one: one.subject):
        yield f"## {subject}\n\n| you say | so run | and see |\n|---|---|---|"
        for one in members:
            seen = f"{NAMES[one.number]} {measured(one)[2]}" + (f". {one.why}" if one.why else "")
            yield f"| {one.words} | `{one.command}` | {seen} |"
        yield ""


if __name__ == "__main__":
    if "--write" in sys.argv:
        FILE.write_text(page(), encoding="utf-8")
    else:
        for objection in OBJECTIONS:
            before, after, printed = measured(objection)
            held = after > before if objection.moves == "up" else after < before
            print("" if held else "WRONG WAY", objection.preset, objection.setting, NAMES[objection.number], printed)
