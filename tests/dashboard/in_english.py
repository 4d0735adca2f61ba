"""What stands in English in every language: the words of data, sources, studies and code."""

import re
from collections.abc import Iterator
from functools import cache

from dashboard.coefficient_words import plain_name, studies
from dashboard.form_values import EXAMPLES
from dashboard.language import languages, own_name
from dashboard.model_text import equations, sections
from dashboard.series import columns
from dashboard.stages import EXAMPLE
from dashboard.track_record import lines
from data.catalogue import catalogue
from econ.axes import MEMBER_STATES
from econ.baseline import load_baseline
from econ.levers import all_levers
from econ.levers.assumptions import BASELINES
from econ.parameters import load_parameters
from econ.scenario_files import preset_names
from econ.validation.stored import load_results

CODES = ("EN", "PNG", "SVG", "CSV", "XLSX", "sha256", "user's choice", EXAMPLE, load_parameters().version)
"""Codes of languages and files, and the source of a lever that has none."""


ANYWHERE_FROM = 16
"""Characters from which on a phrase may stand beside others; shorter ones must be all that is left, or be code."""


@cache
def left(text: str) -> str:
    """Return what is left of a text without all that may stand in English."""
    if re.search(r"[^\W\d_]{2,}", text) is None or text.strip(" :.") in _phrases():
        return ""
    for phrase in _phrases():
        if len(phrase) >= ANYWHERE_FROM or re.search(r"[\d_/]", phrase):
            text = text.replace(phrase, " ")
    text = _names().sub(" ", re.sub(r"https?://\S+", " ", text))
    if text.strip(" :.") in _phrases():
        return ""
    return text.strip() if re.search(r"[^\W\d_]{2,}", text) else ""


@cache
def _phrases() -> tuple[str, ...]:
    """Phrases in English, the longest first."""
    found = {re.sub(r"\s+", " ", part) for phrase in _sources() for part in (phrase, phrase[:1].upper() + phrase[1:])}
    return tuple(
        sorted((phrase for phrase in found if len(phrase) > 1 and not phrase.isspace()), key=len, reverse=True)
    )


@cache
def _names() -> re.Pattern[str]:
    """Pattern of codes and names that may stand anywhere: of states, studies, coefficients, series, scenarios, runs."""
    cited = (line.study for line in lines())
    ids = (one for entry in catalogue().values() for one in (entry.publisher, entry.publisher_series_id))
    series = (one for one in ids if re.search(r"[A-Z\d_]", one))
    coefficients = map(plain_name, load_parameters().coefficients)
    units = (column.unit for column in columns().values() if re.search(r"[A-Z]{2}", column.unit))
    names = {*MEMBER_STATES, "EUR", "USD", *cited, *coefficients, *series, *units, *preset_names()}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))}|[0-9a-f]{{12}})(?![\w-])")


def _sources() -> Iterator[str]:
    yield from CODES
    yield from EXAMPLES.values()
    yield from (own_name(code) for code in languages())
    for series, entry in catalogue().items():
        units = entry.unit.values() if isinstance(entry.unit, dict) else [entry.unit]
        yield from (f"data/tables/{series}.csv", series, entry.title, entry.publisher, entry.publisher_series_id)
        yield from (entry.licence, entry.compiled_from, entry.transformation, entry.known_defects, entry.gaps)
        yield from (*units, "; ".join(dict.fromkeys(units)), *entry.value_columns, entry.first, entry.last)
    yield from (text for column in columns().values() for text in (column.label, column.unit))
    yield from (text for line in lines() for text in (line.target, line.study, line.reason))
    yield from (text for one in load_results()["member_rankings"] for text in (one["study"], one["scenario"]))
    for name, one in load_parameters().coefficients.items():
        yield from (name, name.replace("_", " "), plain_name(name), one.note, one.source)
    yield from (study for study, _address in studies().values())
    yield from (lever.source for lever in all_levers().values())
    yield from (text for name in BASELINES for pair in load_baseline(name).sources.items() for text in pair)
    for one in equations():
        yield from (one.what, one.function, one.file, *one.text.split("`"), one.text.replace("`", ""))
    yield from (f"{number}. {section.title}" for number, section in sections().items())
