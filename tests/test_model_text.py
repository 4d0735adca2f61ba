"""MODEL.md names every equation, function, coefficient and baseline entry, and nothing that does not exist."""

import ast
import csv
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from econ.baseline import baseline_names, load_baseline
from econ.levers import all_levers
from econ.parameters import load_parameters

ROOT = Path(__file__).parents[1]
MODEL = (ROOT / "econ" / "MODEL.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| .* \| `(econ/[\w/]+\.py)` `(\w+)` \|$", MODEL, flags=re.MULTILINE)
HELD = {int(number): (file, function) for number, file, function in ROWS}
"""Function that holds each equation."""

NOT_THE_MODEL = ("econ/compiled", "econ/estimate", "econ/build_baseline")
"""Twins of functions, and fits, which cite equations without holding them."""

CITED = re.compile(r"eqs?\. (\d+)(?: (to|and) (\d+))?")


def table(head: str) -> str:
    """Rows of the table that begins with this head."""
    return MODEL[MODEL.index(head) :].partition("\n\n")[0].partition("---|\n")[2]


def numbers(text: str, pattern: re.Pattern[str] = CITED) -> set[int]:
    """Equations cited in a text."""
    found: set[int] = set()
    for first, between, last in pattern.findall(text):
        found |= set(range(int(first), int(last) + 1)) if between == "to" else {int(first), int(last or first)}
    return found


@cache
def docstrings() -> dict[tuple[str, str], str]:
    """Docstring of every function and class of econ, by file and name; that of a class holds its methods' names too."""
    found = {}
    for path in sorted((ROOT / "econ").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        inside = [("", ast.parse(path.read_text(encoding="utf-8")))]
        while inside:
            owner, node = inside.pop()
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.FunctionDef | ast.ClassDef):
                    found[file, owner + child.name] = " ".join((ast.get_docstring(child) or "").split())
                    inside.append((f"{owner}{child.name}.", child))
    return found


def parts() -> set[tuple[int, str, str]]:
    """Equation, file and function of the table of parts."""
    found = set()
    for row in table("| eq. | also in |").splitlines():
        number = int(row.split("|")[1])
        for place in row.split("|")[2].split(";"):
            file, *functions = re.findall(r"`([^`]+)`", place)
            found |= {(number, file, function) for function in functions}
    return found


def test_the_equation_map_is_complete_and_in_order():
    assert [int(number) for number, _, _ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) == table("| eq. | what | equation").count("\n") + 1


@pytest.mark.parametrize("number", HELD)
def test_each_equation_names_a_function_that_says_so_itself(number):
    assert HELD[number] in docstrings(), "no such function"
    assert number in numbers(docstrings()[HELD[number]])


def test_each_function_that_cites_an_equation_stands_beside_it():
    """Both ways: a function named that cites nothing fails, and so does one that cites and is not named."""
    in_model = re.compile(r"MODEL\.md, " + CITED.pattern)
    citing = {
        (number, file, function)
        for (file, function), text in docstrings().items()
        if not file.startswith(NOT_THE_MODEL)
        for number in numbers(text, in_model)
    }
    assert citing - {(number, *place) for number, place in HELD.items()} == parts()


def test_no_text_cites_an_equation_that_does_not_exist():
    for path in chain(
        *((ROOT / folder).rglob(f"*.{ending}") for folder in ("econ", "data") for ending in ("py", "md"))
    ):
        assert numbers(path.read_text(encoding="utf-8")) <= set(HELD), path


def test_each_file_and_function_that_the_text_names_exists():
    files = set(re.findall(r"`((?:econ|data)/[\w/]+\.\w+)`", MODEL))
    assert files
    for file in files:
        assert (ROOT / file).exists(), file
    for file, function in re.findall(r"`(econ/[\w/]+\.py)` `([\w.]+)`", MODEL):
        assert (file, function) in docstrings(), f"{file} {function}"


def test_each_coefficient_stands_beside_its_equation_and_only_those():
    """Names in the table of symbols that look like coefficients are coefficients, and all of them are there."""
    named = re.findall(r"`(\w+)`", table("| eq. | symbol: coefficients"))
    named = [name for name in named if len(name) > 4 and "_" in name and not name.startswith("x_")]
    assert set(named) == set(load_parameters().coefficients)


def test_each_coefficient_is_read_by_the_model():
    """By name or by what names of regions, sectors and groups begin with; not those only fits and baselines read."""
    sources = {
        path: path.read_text(encoding="utf-8")
        for path in (ROOT / "econ").rglob("*.py")
        if not path.relative_to(ROOT).as_posix().startswith(NOT_THE_MODEL)
    }
    whole = "\n".join(sources.values())
    for name in set(load_parameters().coefficients) - {"gas_parity_constant", "industry_gdp_ratio"}:
        stems = [name, name.removesuffix("_eu").removesuffix("_us"), name.rpartition("_")[0]]
        stems += [name[: end.start()] for end in re.finditer("_", name) if end.start() > 10]
        assert any(re.search(rf'"{stem}(_?\{{|")', whole) for stem in stems), name


def test_each_entry_of_a_baseline_stands_beside_its_equation_and_only_those():
    named = re.findall(r"`(\w+)`", table("| eq. | paths") + table("| eq. | numbers"))
    entries: set[str] = set()
    for baseline in map(load_baseline, baseline_names()):
        groups = (baseline.by_buyer, baseline.by_macro_region, baseline.by_member, baseline.by_risk_region)
        entries |= set(baseline.paths) | set(baseline.numbers) | set(chain(*groups))
    assert set(named) == entries


def test_each_symbol_and_entry_stands_beside_equations_that_exist():
    for head in ("| eq. | symbol: coefficients", "| eq. | paths", "| eq. | numbers"):
        for row in table(head).splitlines():
            place = row.split("|")[1]
            assert set(map(int, re.findall(r"\d+", place))) <= set(HELD)
            assert re.search(r"\d", place) or place.strip() in ("channels", "nuclear fuel", "none")


def test_counts_of_coefficients_by_evidence_are_those_of_the_file():
    by_kind = {"estimated": [], "literature": [], "judgement": []}
    for one in load_parameters().coefficients.values():
        by_kind[one.evidence].append(one)
    text = " ".join(MODEL.split())
    assert f"Of {len(load_parameters().coefficients)} coefficients {len(by_kind['estimated'])} are estimated" in text
    assert f"{len(by_kind['literature'])} come from the literature" in text
    assert f"{len(by_kind['judgement'])} are judgements" in text
    checked = {row["id"]: row["checked"] for row in evidence()}
    remembered = [
        one for one in by_kind["literature"] if one.rows and all(checked[row] == "memory" for row in one.rows)
    ]
    assert f"{len(remembered)} of these citing only remembered rows" in text


def evidence() -> list[dict[str, str]]:
    """Rows of the evidence table."""
    with (ROOT / "econ" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_cited_stands_in_the_evidence_table_and_each_of_its_rows_is_cited():
    """Cited by a coefficient, a lever, the code, a figure of the data, or the model's text."""
    known = {row["id"] for row in evidence()}
    by_coefficient = {row for one in load_parameters().coefficients.values() for row in one.rows}
    assert by_coefficient <= known
    files = [*(ROOT / "econ").rglob("*.py"), ROOT / "data" / "compile" / "anchor_figures.csv"]
    code = MODEL + "".join(path.read_text(encoding="utf-8") for path in files)
    assert known <= by_coefficient | set(re.findall(r"\w+", code))
    assert len(known) == len(evidence())


def test_each_row_that_a_lever_or_a_docstring_cites_exists():
    with (ROOT / "econ" / "validation" / "published.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)} | {row["id"] for row in evidence()}
    files = [*(ROOT / "econ").rglob("*.py"), ROOT / "data" / "compile" / "anchor_figures.csv"]
    texts = [MODEL, *(f"{one.source} {one.help}" for one in all_levers().values())]
    texts += [path.read_text(encoding="utf-8") for path in files]
    lists = [found for text in texts for found in re.findall(r"\brows? ((?:`?\b\w+_\w+\b`?(?:, | and |; )?)+)", text)]
    cited = set(re.findall(r"\w+_\w+", " ".join(lists)))
    assert cited
    assert not [name for name in cited if not any(row.startswith(name) for row in known)]
