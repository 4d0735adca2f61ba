"""Imports go one way, the core is pure, and files stay readable: parsed from the source."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

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


@cache
def tree(name):
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def modules_of(syntax):
    """Modules that a syntax tree imports anywhere, also inside functions."""
    found = set()
    for node in ast.walk(syntax):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@cache
def modules(name):
    return modules_of(tree(name))


def packages(syntax):
    return {module.partition(".")[0] for module in modules_of(syntax)}


def those_with(fault, names=FILES):
    """Files that have a fault, with it."""
    return {name: found for name in names if (found := fault(name))}


def test_there_is_something_to_look_at():
    assert len(FILES) > 60
    assert len(PURE) > 10


def test_data_knows_nothing_of_the_model_or_the_dashboard():
    """Compiling and refreshing tables may use the unit conversions, which stand only in econ/units.py."""

    def strangers(name):
        converts = name.startswith(("data/compile/", "data/refresh/"))
        known = {module for module in modules(name) if converts and module.startswith("econ.units")}
        return {one for one in modules(name) - known if one.partition(".")[0] in ("econ", "dashboard")}

    assert those_with(strangers, [name for name in FILES if name.startswith("data/")]) == {}


def test_the_model_knows_nothing_of_the_dashboard():
    """But the command `serve` starts it, and `chart` and `report` hand over to it."""
    handing_over = {"econ/cli.py": "serve", "econ/picture_cli.py": "add_to"}

    def knows(name):
        parts = [node for node in tree(name).body if getattr(node, "name", "") != handing_over.get(name)]
        return "dashboard" in packages(ast.Module(parts, []))

    assert those_with(knows, [name for name in FILES if name.startswith("econ/")]) == {}


def test_stops_of_the_walk_are_pure_functions_of_arrays():
    def impure(name):
        calls = {
            node.func.id
            for node in ast.walk(tree(name))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        return packages(tree(name)) & IMPURE | calls & {"open", "print", "input", "exec", "eval"}

    assert those_with(impure, PURE) == {}


def test_only_the_compiled_twins_know_the_compiler():
    """And they only when asked for: importing numba takes longer than a run."""
    twins = {name for name in FILES if name.startswith("econ/compiled/")} - {"econ/compiled/__init__.py"}
    assert those_with(lambda name: "numba" in packages(tree(name)), FILES.keys() - twins) == {}


def test_all_others_reach_the_twins_by_their_door():
    twins = {name for name in FILES if name.startswith("econ/compiled/")}
    behind = {path.removesuffix(".py").replace("/", ".") for path in twins}
    assert those_with(lambda name: behind & modules(name), FILES.keys() - twins) == {}


def test_chance_enters_only_where_coefficients_are_drawn():
    """Fits may draw too, for bootstraps and posteriors; no run of the model imports them."""

    def draws(name):
        used = any(
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr) in (("np", "random"), ("numpy", "random"))
            for node in ast.walk(tree(name))
        )
        return used or {module for module in modules(name) if module.startswith(("numpy.random", "random"))}

    others = [name for name in FILES if name != "econ/draws.py" and not name.startswith("econ/estimate/")]
    assert those_with(draws, others) == {}


def test_only_builders_fits_validation_and_the_status_command_read_data():
    allowed = ("econ/build_baseline/", "econ/estimate/", "econ/validation/", "econ/data_cli.py", "econ/data_words.py")
    others = [name for name in FILES if name.startswith("econ/") and not name.startswith(allowed)]
    assert those_with(lambda name: "data" in packages(tree(name)), others) == {}


def test_nothing_reaches_for_the_network_but_the_server():
    """And what fetches fresh data; `urllib.parse` only takes addresses apart."""

    def reaching(name):
        harmless = ("urllib.parse", "http.HTTPStatus")
        found = {m for m in modules(name) if m.partition(".")[0] in NETWORK and not m.startswith(harmless)}
        return found - {"http", "urllib"}

    assert those_with(reaching, FILES.keys() - set(REACHES_OUT)) == {}


def test_nothing_imports_what_reaches_the_network_until_it_is_asked_to_fetch():
    """A process that runs scenarios, builds baselines or starts the command line has loaded no such library."""
    program = (
        "import sys, econ, econ.cli, econ.data_cli, econ.baseline_cli, econ.build_baseline.as_of, data.loader\n"
        "print(sorted({'httpx', 'sdmx', 'tenacity', 'requests', 'data.refresh', 'data.providers'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert loaded.stdout == "[]\n"


def test_only_the_commands_on_data_know_how_data_are_fetched():
    within = ("data/refresh/", "data/providers/", "econ/data_cli.py", "econ/data_words.py")

    def fetching(name):
        return {module for module in modules(name) if module.startswith(("data.refresh", "data.providers"))}

    assert those_with(fetching, [name for name in FILES if not name.startswith(within)]) == {}


def test_no_file_grows_beyond_one_sitting():
    def lines(name):
        return len(FILES[name].read_text(encoding="utf-8").splitlines())

    assert {name: lines(name) for name in FILES if lines(name) > LONGEST_FILE} == {}


def test_conversion_factors_stand_in_one_place():
    factors = {7.33, 0.293, 0.29307107, 10.55, 35.3147, 6.978, 365.25}

    def written_out(name):
        constants = (node.value for node in ast.walk(tree(name)) if isinstance(node, ast.Constant))
        return factors & {value for value in constants if isinstance(value, float)}

    assert those_with(written_out, FILES.keys() - {"econ/units.py"}) == {}
