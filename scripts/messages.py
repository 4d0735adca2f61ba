"""Collect every text of the page for translators: `make messages` rewrites template and catalogues.

Texts in `say` and `mark` calls are found in the source, inside other calls and f-strings too, where Babel's own reader
of Python finds none; names and stories of levers, presets, variables and baselines are declared in the model and come
from there.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard.form_values import declared_empty, is_optional
from data.catalogue import catalogue
from econ.baseline import load_baseline
from econ.levers import all_levers
from econ.levers.assumptions import BASELINES
from econ.network import NOTES as NETWORK_NOTES
from econ.outcomes import OUTCOMES
from econ.parameters import load_parameters
from econ.risk.stages import AFTER, BEFORE, FIRST
from econ.scenario import load_scenario
from econ.scenario_files import preset_names
from econ.threat_table import OUTCOMES as THREATS
from econ.validation.stored import load_results
from econ.variables import VARIABLES
from econ.warnings import UNSETTLED, URANIUM_LIMITS

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "dashboard" / "locale"
KEYWORDS = {"say": None, "mark": None}
HEADER = (
    "# Texts of the page; `make messages` rewrites this file and brings the catalogues of all languages up to date."
)


def template() -> Catalog:
    """All texts, each with where it stands."""
    catalog = Catalog(header_comment=HEADER, project="Energy embargo simulator", charset="utf-8")
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for text in _marked(path):
            catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), None)])
    jinja = extract_from_dir(ROOT / "dashboard", [("**.j2", "jinja2.ext:babel_extract")], keywords=KEYWORDS)
    for path, _line, message, _comments, _context in jinja:
        catalog.add(message, locations=[(f"dashboard/{path}", None)])
    for text, where in _declared():
        if text:
            catalog.add(text, locations=[(where, None)])
    return catalog


def _marked(path: Path) -> Iterator[str]:
    """Texts that a source file says or marks."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="say" | "mark"), args=[ast.Constant(value=str(text)), *_]):
                yield text


def _declared() -> list[tuple[str, str]]:
    """Texts that the model declares."""
    levers = [
        (text, "econ/levers") for lever in all_levers().values() for text in (lever.label, lever.help, lever.unit)
    ]
    forms = [
        (text, "econ/levers")
        for lever in all_levers().values()
        for text in (*lever.choices, declared_empty(lever) if is_optional(lever) else "")
    ]
    presets = [(text, "econ/presets") for s in map(load_scenario, preset_names()) for text in (s.heading, s.why)]
    variables = [(text, "econ/variables.py") for v in VARIABLES.values() for text in (v.label, v.unit)]
    baselines = [(load_baseline(name).note, "econ/baselines") for name in BASELINES]
    coefficients = [
        (text, "econ/parameters.toml")
        for one in load_parameters().coefficients.values()
        for text in (one.unit, one.distribution)
    ]
    outcomes = [(text, "econ/outcomes.py") for o in OUTCOMES.values() for text in (o.label, o.unit, o.definition)]
    threats = [(text, "econ/threat_table.py") for name, told in THREATS.items() for text in (name.capitalize(), told)]
    warnings = [(text, "econ/warnings.py") for text in (UNSETTLED, URANIUM_LIMITS)]
    stages = [(text, "econ/risk/stages.py") for text in (BEFORE, FIRST, AFTER)]
    network = [(text, "econ/network.py") for text in NETWORK_NOTES]
    record = [(row["unit"], "econ/validation") for row in load_results()["rows"]]
    series = [(entry.frequency, "data/catalogue.toml") for entry in catalogue().values()]
    model = [*coefficients, *outcomes, *threats, *warnings, *stages, *network, *record]
    return [*levers, *forms, *presets, *variables, *baselines, *model, *series]


def main() -> None:
    """Write the template, and update each catalogue: new texts are empty, changed ones marked as doubtful."""
    found = template()
    _write(LOCALE / "messages.pot", found)
    for path in sorted(LOCALE.glob("*.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.stem)
        catalog.update(found, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(path, catalog)
        missing = [message.id for message in catalog if message.id and not message.string]
        print(f"{path.name}: {len(catalog) - len(missing)} of {len(catalog)} texts translated")


def _write(path: Path, catalog: Catalog) -> None:
    with path.open("wb") as file:
        write_po(file, catalog, width=0, omit_header=False, sort_output=True, ignore_obsolete=True)


if __name__ == "__main__":
    main()
