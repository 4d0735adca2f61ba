"""Documents and code must not drift apart."""

import csv
import importlib
import re
from pathlib import Path

import pytest

from econ.lever_table import FILE, lever_table
from econ.parameters import load_parameters

ROOT = Path(__file__).parents[1]
MODEL = (ROOT / "econ" / "MODEL.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EQUATIONS = re.findall(r"^\| (\d+) \| .* \| `(econ/[\w/]+\.py)` `(\w+)` \|$", MODEL, flags=re.MULTILINE)


def test_the_equation_map_is_complete_and_in_order():
    assert [int(number) for number, _, _ in EQUATIONS] == list(range(1, 40))


@pytest.mark.parametrize(("number", "file", "function"), EQUATIONS, ids=lambda value: str(value))
def test_each_equation_names_a_function_that_exists(number, file, function):
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    assert hasattr(module, function)


def test_each_equation_is_quoted_where_the_map_says():
    for number, file, _ in EQUATIONS:
        text = (ROOT / file).read_text(encoding="utf-8")
        cited = {
            n
            for first, last in re.findall(r"eq\. (\d+)(?: to (\d+))?", text)
            for n in range(int(first), int(last or first) + 1)
        }
        assert int(number) in cited, f"eq. {number} is not cited in {file}"


def test_each_coefficient_cites_rows_that_stand_in_the_evidence_table():
    with (ROOT / "econ" / "evidence.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    cited = {row for parameter in load_parameters().coefficients.values() for row in parameter.rows}
    assert cited <= known


def test_each_symbol_stands_for_a_coefficient_that_exists():
    table = MODEL[MODEL.index("| symbol |") : MODEL.index("## 3. Coefficients")]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w{4,})`", row.partition("| ")[2])}
    named = {name for name in named if "_" in name and not name.startswith("_")} - {"e_sr", "e_lr"}
    assert named <= set(load_parameters().coefficients)


def test_the_lever_table_is_in_step_with_the_declarations():
    assert FILE.read_text(encoding="utf-8") == lever_table(), "run `python -m econ.lever_table --write`"


def test_the_readme_example_runs(capsys):
    code = re.search(r"```python\n(.*?)```", README, flags=re.DOTALL)
    exec(compile(code.group(1), "README.md", "exec"), {})
    assert "USD/bbl" in capsys.readouterr().out


def test_files_the_readme_links_to_exist():
    for target in re.findall(r"\]\(([\w./]+)(?:#[\w-]+)?\)", README):
        assert (ROOT / target).exists(), target
