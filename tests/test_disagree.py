"""Each objection to the model is a command that runs and moves a headline number the way it says."""

import re
import shlex

import pytest
from typer.main import get_command

from dashboard.method_parts import OBJECTIONS as ON_THE_PAGE
from econ import all_levers
from econ.cli import app
from scripts.disagree import FILE, NAMES, OBJECTIONS, measured, page

WRITTEN = FILE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"`\.venv/bin/embargo (run .*?)`", WRITTEN)


@pytest.mark.slow
@pytest.mark.parametrize("objection", OBJECTIONS, ids=lambda one: f"{one.preset} {one.setting}")
def test_each_objection_moves_its_number_the_way_it_says(objection):
    before, after, _ = measured(objection)
    assert after > before if objection.moves == "up" else after < before


@pytest.mark.slow
def test_the_document_holds_the_figures_of_these_runs():
    assert page() == WRITTEN, "run `python scripts/disagree.py --write`"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_line_can_be_typed(command):
    name, *arguments = shlex.split(command)
    context = get_command(app).commands[name].make_context(name, arguments)
    for setting in context.params["settings"] or ():
        assert setting.partition("=")[0] in all_levers()


def test_there_is_a_line_for_each_objection():
    assert len(COMMANDS) == len(OBJECTIONS) == len(set(COMMANDS))
    assert {one.number for one in OBJECTIONS} == set(NAMES)


def test_each_objection_on_the_page_stands_in_the_document_too():
    for words, lever in ON_THE_PAGE:
        assert lever in WRITTEN or lever == "run.baseline", words
