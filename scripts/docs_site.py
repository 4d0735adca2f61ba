"""Hand the repository's own files to mkdocs, under the paths they have there, so that nothing is written twice.

Markdown files become pages. Of what they link to, pictures are copied, folders become lists, notebooks become text with
code, and any other file is shown as it is. `make docs` is strict: a link that leads nowhere ends it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

import jupytext
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\]\(([^)#\s:]+)(#[^)\s]+)?\)")
EQUATION = re.compile(r"^\| (\d+) \| ([^|]+) \| .* \| `(econ/[\w/]+)\.py` `(\w+)` \|$", re.MULTILINE)
RANGE = re.compile(r"\[(?=-?\d[\d.]*, -?\d)")
"""Opening of a range of numbers, which is no link."""

PICTURES = (".png", ".svg")
LANGUAGES = {".py": "python", ".toml": "toml", ".yaml": "yaml"}
NOTEBOOKS = "docs/notebooks"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages named in `nav`, and what they link to, and what that links to."""
    found: dict[str, str] = {}
    wanted = [name for name in _named(config.nav) if (ROOT / name).exists() or name.endswith("/index.md")]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found[name] = "" if name.endswith(PICTURES) else page_text(name)
        wanted += [source_of(name, target) for target, _ in LINK.findall(found[name]) if _is_ours(name, target)]
    found["docs/functions.md"] = functions_by_equation()
    for name, text in sorted(found.items()):
        if name.endswith(PICTURES):
            files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
        else:
            files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links to folders and files lead to the pages that show them; ranges of numbers are no links."""
    here = page.file.src_uri

    def led(found: re.Match[str]) -> str:
        target, anchor = found[1], found[2] or ""
        if not _is_ours(here, target):
            return found[0]
        up = "../" * here.count("/")
        return f"]({up}{source_of(here, target)}{anchor})"

    return LINK.sub(led, RANGE.sub(r"\\[", markdown))


def source_of(page: str, target: str) -> str:
    """Page that shows what a page links to, by its path in the repository.

    Examples
    --------
    >>> source_of("README.md", "econ/simulate.py"), source_of("docs/api.md", "../econ/presets")
    ('econ/simulate.py.md', 'econ/presets/index.md')
    """
    path = normpath(f"{Path(page).parent.as_posix()}/{target}")
    if (ROOT / path).is_dir():
        return f"{path}/index.md"
    return path if path.endswith((".md", *PICTURES)) else f"{path}.md"


def page_text(name: str) -> str:
    """Markdown of a page: of the file itself, or what stands for a folder, a notebook, any other file."""
    path = ROOT / name
    shown = path.with_suffix("")
    if path.exists():
        return path.read_text(encoding="utf-8")
    if path.name == "index.md":
        return _list_of(path.parent)
    if shown.parent == ROOT / NOTEBOOKS:
        return _notebook(shown)
    language = LANGUAGES.get(shown.suffix, "text")
    head = f"---\nsearch: {{exclude: true}}\n---\n# {shown.relative_to(ROOT)}"
    return f"{head}\n\n````{language}\n{shown.read_text(encoding='utf-8')}\n````\n"


def functions_by_equation() -> str:
    """Each equation of MODEL.md with the function that holds it."""
    parts = ["# Functions by equation", "", "Numbers as in [the model](../econ/MODEL.md#2-equations).", ""]
    told: set[str] = set()
    for number, what, file, function in EQUATION.findall((ROOT / "econ/MODEL.md").read_text(encoding="utf-8")):
        place = f"{file.replace('/', '.')}.{function}"
        shown = f"As above: [{function}][{place}]." if place in told else f"::: {place}"
        parts += [f"## {number}. {what}", "", shown, ""]
        told.add(place)
    return "\n".join(parts)


def _named(nav: object) -> Iterator[str]:
    """Paths in a nav, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for inner in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(inner)


def _is_ours(page: str, target: str) -> bool:
    """Whether a link leads to a file or folder of the repository."""
    return (ROOT / Path(page).parent / target).exists()


def _list_of(folder: Path) -> str:
    """List of a folder's files."""
    names = sorted(path.name for path in folder.iterdir() if path.suffix in (".md", *LANGUAGES))
    lines = [f"* [{name.removesuffix('.md')}]({name})" for name in names]
    return "\n".join([f"# {folder.relative_to(ROOT)}", "", *lines, ""])


def _notebook(path: Path) -> str:
    """Text and code of a notebook."""
    cells = jupytext.read(path).cells
    return "\n\n".join(
        cell.source if cell.cell_type == "markdown" else f"```python\n{cell.source}\n```" for cell in cells
    )
