"""Numbers for people: rounded to what they are worth, with short units and months in words."""

from dashboard.language import language, month_in, say, separators
from econ.variables import VARIABLES


def month_words(month: str) -> str:
    """Month for people.

    Examples
    --------
    >>> month_words("2026-04")
    'Apr 2026'
    """
    return month_in(language(), month)


def percent(share: float) -> str:
    """Share or probability as a whole percentage, honest at both ends.

    Examples
    --------
    >>> percent(0.84), percent(0.002)
    ('84 %', 'under 1 %')
    """
    if 0 < share <= 0.005:
        return say("under 1 %")
    if 0.995 <= share < 1:
        return say("over 99 %")
    return f"{100 * share:.0f} %"


def digits(value: float) -> int:
    """Decimals that mean something for a number of this size."""
    size = abs(value)
    return 0 if size >= 20 else 1 if size >= 0.095 or size < 0.005 else 2


def number(value: float, decimals: int | None = None) -> str:
    """Return a number with a true minus sign, marks between thousands and no negative zero.

    Examples
    --------
    >>> number(101.7), number(-3.42), number(-0.0), number(1939.4)
    ('102', '−3.4', '0.0', '1,939')
    """
    text = f"{value:,.{digits(value) if decimals is None else decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.removeprefix("-")
    return in_marks(text)


def signed(value: float, decimals: int | None = None) -> str:
    """Return a number with its sign, plus too; none where nothing but zeros is shown.

    Examples
    --------
    >>> signed(19.06, 1), signed(-2.5, 1), signed(0.04, 1), signed(130.2)
    ('+19.1', '−2.5', '0.0', '+130')
    """
    text = number(value, decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text


def in_marks(text: str) -> str:
    """Return a number as Python writes it, with a true minus sign and the marks of the language in use."""
    decimal, group = separators(language())
    return text.translate({ord("-"): "−", ord("."): decimal, ord(","): group})


def unit_words(variable: str) -> str:
    """Short unit behind a number."""
    return "%" if is_fraction(variable) or variable.endswith("_pct") else say(VARIABLES[variable].unit)


def is_fraction(variable: str) -> bool:
    """Whether a variable lies in [0, 1], as its suffix says, and is shown in percent."""
    return variable.endswith(("_share", "_prob"))


def amount(variable: str, value: float) -> str:
    """Value of a variable with its unit."""
    return percent(value) if is_fraction(variable) else f"{number(value)} {unit_words(variable)}"
