"""Imports go one way, the core is pure, and files stay readable: parsed from the source."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 300
PACKAGES = ("data", "econ", "dashboard")
FILES = {str(path.relative_to(ROOT)): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}
PURE = [
    name
    for name in FILES
    if name.startswith(("econ/energy/", "econ/macro/", "econ/risk/", "econ/russia/", "econ/compiled/"))
    or name in ("econ/member_states.py", "econ/member_shortage.py")
]
IMPURE = {"pandas", "data", "random", "datetime", "time", "os", "pathlib", "json", "csv", "urllib", "secrets"}
NETWORK = {"urllib", "requests", "httpx", "socket", "http", "ftplib", "sdmx"}
REACHES_OUT = ("dashboard/serving.py", "data/refresh/fetch.py", "data/providers/sdmx_messages.py")
"""The server listens; one file fetches; `sdmx1` writes addresses and reads messages, and sends nothing."""


def tree(name):
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def modules_of(node):
    """Modules that one import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative import"
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def imports(name, among=None):
    """Top-level packages a file imports anywhere, also inside functions."""
    return {module.partition(".")[0] for node in ast.walk(among or tree(name)) for module in modules_of(node)}


def test_there_is_something_to_look_at():
    assert len(FILES) > 60
    assert len(PURE) > 10


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("data/")])
def test_data_knows_nothing_of_the_model_or_the_dashboard(name):
    """Compiling and refreshing tables may use the unit conversions, which stand only in econ/units.py."""
    for node in ast.walk(tree(name)):
        for module in modules_of(node):
            if name.startswith(("data/compile/", "data/refresh/")) and module.startswith("econ.units"):
                continue
            assert module.partition(".")[0] not in ("econ", "dashboard"), module


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("econ/")])
def test_the_model_knows_nothing_of_the_dashboard(name):
    """But the command `serve` starts it, and `chart` and `report` hand over to it."""
    handing_over = {"econ/cli.py": "serve", "econ/picture_cli.py": "add_to"}.get(name)
    syntax = tree(name)
    syntax.body = [node for node in syntax.body if not handing_over or getattr(node, "name", "") != handing_over]
    assert "dashboard" not in imports(name, syntax)


@pytest.mark.parametrize("name", PURE)
def test_stops_of_the_walk_are_pure_functions_of_arrays(name):
    assert not imports(name) & IMPURE
    calls = {
        node.func.id for node in ast.walk(tree(name)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"open", "print", "input", "exec", "eval"}


@pytest.mark.parametrize("name", FILES)
def test_only_the_compiled_twins_know_the_compiler(name):
    """And they only when asked for: importing numba takes longer than a run."""
    here = name.startswith("econ/compiled/") and name != "econ/compiled/__init__.py"
    assert here or "numba" not in imports(name)


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("econ/compiled/")])
def test_all_others_reach_the_twins_by_their_door(name):
    behind = {path.removesuffix(".py").replace("/", ".") for path in FILES if path.startswith("econ/compiled/")}
    assert not behind & {module for node in ast.walk(tree(name)) for module in modules_of(node)}


@pytest.mark.parametrize("name", [name for name in FILES if name != "econ/draws.py"])
def test_chance_enters_only_where_coefficients_are_drawn(name):
    """Fits may draw too, for bootstraps and posteriors; no run of the model imports them."""
    if name.startswith("econ/estimate/"):
        return
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy"):
            assert node.attr != "random"
        assert not any(module.startswith(("numpy.random", "random")) for module in modules_of(node))


@pytest.mark.parametrize("name", FILES)
def test_only_builders_fits_validation_and_the_status_command_read_data(name):
    allowed = ("econ/build_baseline/", "econ/estimate/", "econ/validation/", "econ/data_cli.py", "econ/data_words.py")
    if name.startswith("econ/") and not name.startswith(allowed):
        assert "data" not in imports(name)


@pytest.mark.parametrize("name", FILES)
def test_nothing_reaches_for_the_network_but_the_server(name):
    """And what fetches fresh data; `urllib.parse` only takes addresses apart."""
    if name in REACHES_OUT:
        return
    found = {module for node in ast.walk(tree(name)) for module in modules_of(node)}
    reaching = {
        m for m in found if m.partition(".")[0] in NETWORK and not m.startswith(("urllib.parse", "http.HTTPStatus"))
    }
    assert reaching <= {"http", "urllib"}


def test_nothing_imports_what_reaches_the_network_until_it_is_asked_to_fetch():
    """A process that runs scenarios, builds baselines or starts the command line has loaded no such library."""
    program = (
        "import sys, econ, econ.cli, econ.data_cli, econ.baseline_cli, econ.build_baseline.as_of, data.loader\n"
        "print(sorted({'httpx', 'sdmx', 'tenacity', 'requests', 'data.refresh', 'data.providers'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert loaded.stdout == "[]\n"


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith(("data/", "econ/", "dashboard/"))])
def test_only_the_commands_on_data_know_how_data_are_fetched(name):
    if name.startswith(("data/refresh/", "data/providers/")) or name in ("econ/data_cli.py", "econ/data_words.py"):
        return
    modules = {module for node in ast.walk(tree(name)) for module in modules_of(node)}
    assert not {module for module in modules if module.startswith(("data.refresh", "data.providers"))}


@pytest.mark.parametrize("name", FILES)
def test_no_file_grows_beyond_one_sitting(name):
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("name", [name for name in FILES if name != "econ/units.py"])
def test_conversion_factors_stand_in_one_place(name):
    factors = {7.33, 0.293, 0.29307107, 10.55, 35.3147, 6.978, 365.25}
    numbers = {
        node.value for node in ast.walk(tree(name)) if isinstance(node, ast.Constant) and isinstance(node.value, float)
    }
    assert not numbers & factors
