"""Documents and code must not drift apart."""

import re
import runpy
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from servers import SERVE, serving
from typer.main import get_command

from econ import all_levers
from econ.cli import app
from econ.lever_table import FILE, lever_table
from econ.version import MODEL_VERSION

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_lever_table_is_in_step_with_the_declarations():
    assert FILE.read_text(encoding="utf-8") == lever_table(), "run `python -m econ.lever_table --write`"


SERVED = "http://127.0.0.1:8050"
PYTHON = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
EXAMPLES = [code for code in PYTHON if SERVED not in code]
OVER_HTTP = [code for code in PYTHON if SERVED in code]
CURL = re.findall(r"^curl .*?(?<!\\)$", README, flags=re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^\.venv/bin/embargo (.*?)(?: +#.*)?$", README, flags=re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("code", EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_example_of_the_readme_runs(code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    assert "USD/bbl" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_readme_is_one_that_exists(command):
    """Names, options and values are read; nothing is run."""
    name, *arguments = shlex.split(command)
    get_command(app).commands[name].make_context(name, arguments)
    for given in re.findall(r"--(?:set|grid|range) ([\w.]+)=", command):
        assert given in all_levers()


def test_the_readme_shows_the_commands_of_its_design():
    assert {command.split()[0] for command in COMMANDS} >= {"run", "compare", "sweep", "chart", "report", "levers"}


def test_the_examples_over_http_run_against_a_server():
    assert OVER_HTTP
    assert CURL
    with serving(SERVE.format("port=0")) as (address, _):
        for code in OVER_HTTP:
            exec(compile(code.replace(SERVED, address), "README.md", "exec"), {})
        for command in CURL:
            if shutil.which("curl"):
                told = subprocess.run(
                    ["sh", "-c", command.replace(SERVED, address)], capture_output=True, text=True, check=True
                )
                assert '"series"' in told.stdout


def test_the_list_of_dependencies_is_in_step_with_the_lock_file():
    made = runpy.run_path(str(ROOT / "scripts" / "dependencies.py"))
    page = made["PAGE"].read_text(encoding="utf-8")
    assert page.splitlines()[-len(made["table"]()) :] == made["table"](), "run `python scripts/dependencies.py`"
    assert made["last_audit"]()


PUBLIC = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "econ" / "MODEL.md"]


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path):
    without_code = re.sub(r"`[^`\n]+`", "", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s:]+)(?:#[\w-]+)?\)", without_code):
        assert (path.parent / target).exists(), target


def test_the_citation_names_the_version_that_is_installed():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cited["version"] == project["version"] == MODEL_VERSION
    assert cited["license"] == project["license"]
    holder = cited["authors"][0]["name"].removeprefix("The ")
    assert holder in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_targets_of_make_that_documents_name_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    for path in PUBLIC:
        named = re.findall(r"(?:`|^    )make ([a-z]+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert set(named) <= targets, path
