"""Docstrings for the site: equations as MathML, which a browser draws by itself, and references as plain lines."""

import re
from typing import Any

import griffe
from latex2mathml.converter import convert

BLOCK = re.compile(r"^\.\. math::((?:[^\n]*)(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
"""A line that begins an equation, and the indented lines that go on with it."""

INLINE = re.compile(r":math:`([^`]+)`")
NUMBER = re.compile(r"\s*\((MODEL\.md, [^)]*)\)\s*$")
REFERENCE = re.compile(r"^\.\. \[(\d+)\] ", re.MULTILINE)


def in_markdown(text: str) -> str:
    """Docstring with its equations drawn.

    Examples
    --------
    >>> print(in_markdown(".. math:: x   (MODEL.md, eq. 2)"))  # doctest: +ELLIPSIS
    <BLANKLINE>
    <div class="maths"><math ...><mi>x</mi>...</math></div>
    <BLANKLINE>
    (MODEL.md, eq. 2)
    """
    text = BLOCK.sub(_block, text)
    text = INLINE.sub(lambda found: f"<span>{convert(found[1])}</span>", text)
    return REFERENCE.sub(r"[\1] ", text)


def _block(found: re.Match[str]) -> str:
    """One equation on lines of its own, what it is numbered beneath it."""
    latex = " ".join(found[1].split())
    number = NUMBER.search(latex)
    drawn = convert(NUMBER.sub("", latex), display="block")
    return f'\n<div class="maths">{drawn}</div>\n' + (f"\n({number[1]})\n" if number else "")


class DocstringMaths(griffe.Extension):
    """Changes docstrings before they are parsed."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Draw the equations of one module, class or function."""
        if obj.docstring:
            obj.docstring.value = in_markdown(obj.docstring.value)
