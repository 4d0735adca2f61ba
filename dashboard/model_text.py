"""The model's own description, econ/MODEL.md, in parts that the page can show: equations by stop, and sections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import econ
from dashboard.language import mark

FILE = Path(econ.__file__).parent / "MODEL.md"

GROUPS = {
    "econ/energy/": mark("Energy: purchases, oil, gas, power"),
    "econ/macro/": mark("Economy: prices, output, jobs, rates, finance, trade"),
    "econ/risk/": mark("Risk: recession, approval, who breaks first"),
    "econ/russia/": mark("Russia: exports, budget, rouble"),
    "econ/member": mark("Member states"),
    "econ/": mark("Draws, lags and shrinking"),
}
"""Groups of equations by where their function lives; the first that fits."""

LIMITS, DECISIONS, EQUATIONS = 6, 5, 2
"""Numbers of sections that are shown by themselves."""

_EQUATION = re.compile(r"^\| (\d+) \| ([^|]+) \| (.*) \| `([^`]+)` `([^`]+)` \|$", re.MULTILINE)


@dataclass(frozen=True)
class Equation:
    """One equation: its number, what it gives, how it reads, and the function that computes it."""

    number: int
    what: str
    text: str
    file: str
    function: str


@dataclass(frozen=True)
class Section:
    """One section: number, title and Markdown."""

    number: int
    title: str
    text: str


@cache
def sections() -> Mapping[int, Section]:
    """All sections by number."""
    parts = re.split(r"^## (\d+)\. (.+)$", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {int(number): Section(int(number), title, text.strip()) for number, title, text in triples}


@cache
def equations() -> tuple[Equation, ...]:
    """All equations of section 2, in order."""
    found = _EQUATION.findall(sections()[EQUATIONS].text)
    return tuple(Equation(int(number), what, text, file, function) for number, what, text, file, function in found)


def equations_by_group() -> dict[str, list[Equation]]:
    """Equations by title of their group, in English."""
    grouped: dict[str, list[Equation]] = {title: [] for title in GROUPS.values()}
    for one in equations():
        grouped[next(title for prefix, title in GROUPS.items() if one.file.startswith(prefix))].append(one)
    return grouped


def notes_on_equations() -> str:
    """Text of section 2 after its table: what the equations mean, and their symbols."""
    text = sections()[EQUATIONS].text
    return text[list(_EQUATION.finditer(text))[-1].end() :].strip()
