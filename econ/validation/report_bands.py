"""The report's part on calibration: how many published figures our bands hold, and what chance would explain."""

from collections.abc import Mapping
from typing import Any

from econ.validation.numbers import number, percent
from econ.validation.stored import load_results

WORDS = {
    "no band": "run on one path, no band",
    "too few rows": "too few rows to tell",
    "too narrow": "bands too narrow",
    "too wide": "bands too wide",
    "wrong in shape": "one band too wide, the other too narrow",
    "within chance": "no fault beyond chance",
}

HOW = """A 90 % band should hold nine in ten of the published centres, a 50 % band half of them: fewer means that bands
are too narrow, or beside the figures; more means that they are too wide, which is a fault as well. By chance: the count
that 95 of 100 books of as many independent rows would show if the bands were right. Rows that share a run, a study or
an episode err together, so chance really allows a wider range than that; and a published centre has an error of its
own, which our bands do not claim to hold. Stretch: how many times as long both halves of the 90 % bands would have to
be to hold nine in ten. Bands are the spread of the model's coefficients; nothing is widened to make these counts come
out."""


def bands_table(scores: Mapping[str, Mapping[str, Any]]) -> str:
    """Markdown table of the calibration by block, and how to read it."""
    lines = [
        "## Calibration of the bands\n",
        "| block | rows with a band | centre in 90 % band | by chance | centre in 50 % band | by chance | stretch "
        "| calibration |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for block, one in scores.items():
        if one["banded"]:
            lines.append(
                f"| {block} | {one['banded']} | {one['in_90']} ({percent(one['in_90_share'])}) "
                f"| {_range(one['chance_90'])} | {one['in_50']} ({percent(one['in_50_share'])}) "
                f"| {_range(one['chance_50'])} | {number(one['stretch_90'])} | {WORDS[one['bands']]} |"
            )
        else:
            lines.append(f"| {block} | 0 | - | - | - | - | - | {WORDS[one['bands']]} |")
    return "\n".join([*lines, "", HOW]) + "\n"


def bands_sentence(one: Mapping[str, Any]) -> str:
    """Calibration of one block in a line; empty where no row has a band."""
    if not one["banded"]:
        return ""
    return (
        f"of {one['banded']} published centres {one['in_90']} in the 90 % band (chance {_range(one['chance_90'])}), "
        f"{one['in_50']} in the 50 % band (chance {_range(one['chance_50'])}): {WORDS[one['bands']]}"
    )


def record_sentence() -> str:
    """Say how far the bands of a run may be trusted, from the calibration that ships with the model."""
    one = load_results()["scores"]["all"]
    return (
        f"How sure? Of {one['banded']} published figures our 90 % bands held {one['in_90']} "
        f"({percent(one['in_90_share'])}), our 50 % bands {one['in_50']} ({percent(one['in_50_share'])}): "
        f"{WORDS[one['bands']]}; see embargo validate."
    )


def _range(ends: list[int]) -> str:
    """Range of counts."""
    low, high = ends
    return f"{low} to {high}" if low != high else str(low)
