"""The docs site is built from the repository's own files, whole, and asks nobody else for anything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_model_text import HELD

from scripts.docs_site import page_text, source_of
from scripts.docstring_maths import in_markdown

ROOT = Path(__file__).parents[1]
LOADED = re.compile(r"<(?:script|img|iframe|source)[^>]*\ssrc=[\"']?([^\"'\s>]+)|<link[^>]*\shref=[\"']?([^\"'\s>]+)")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-3000:]
    return folder


@pytest.mark.slow
def test_no_page_loads_anything_from_another_server(site):
    pages = list(site.rglob("*.html"))
    loaded = [(page, "".join(found)) for page in pages for found in LOADED.findall(page.read_text(encoding="utf-8"))]
    assert any("stylesheets" in address for _, address in loaded)
    assert not [one for one in loaded if re.match(r"(https?:)?//", one[1])]


@pytest.mark.slow
def test_each_equation_has_its_function_on_the_site_and_formulas_are_drawn(site):
    text = (site / "docs" / "functions.html").read_text(encoding="utf-8")
    for number, (file, function) in HELD.items():
        assert re.search(rf'<h2 id="{number}-', text), number
        assert f'id="{file.removesuffix(".py").replace("/", ".")}.{function}"' in text
    assert text.count('class="maths"') > 20
    assert not re.search(r"\.\. math::|:math:", re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL))


def test_links_to_folders_and_files_lead_to_pages_that_show_them():
    assert source_of("README.md", "econ/presets") == "econ/presets/index.md"
    assert source_of("docs/model-card.md", "../econ/parameters.toml") == "econ/parameters.toml.md"
    assert source_of("docs/model-card.md", "disagree.md") == "docs/disagree.md"
    assert "full-fuel-embargo.yaml" in page_text("econ/presets/index.md")
    assert page_text("docs/notebooks/first_run.py.md").startswith("# First run")


def test_a_formula_over_two_lines_is_one_formula_and_keeps_its_number():
    drawn = in_markdown("Before.\n\n.. math:: a\n    + b   (MODEL.md, eq. 7)\n\nAfter :math:`c`.")
    assert drawn.count("<math") == 2
    assert "(MODEL.md, eq. 7)" in drawn
    assert drawn.startswith("Before.")
    assert drawn.rstrip().endswith("</span>.")
