"""Colours of a map: classes on round numbers, paler where little happens, brown for worse and green for better."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.amounts import digits
from dashboard.figures.style import Look, stepped_limits

WORSE = {
    "light": ("#f6efe0", "#ecd9ad", "#d6b26a", "#b57f34", "#87510d", "#4f2d05"),
    "dark": ("#474339", "#6d5836", "#967236", "#c19645", "#e4c47f", "#fbedc8"),
}
BETTER = {
    "light": ("#eaf3f1", "#c3e3de", "#8accc3", "#459d94", "#14706a", "#00433d"),
    "dark": ("#3a4644", "#33605b", "#2f8078", "#4aa69b", "#86cfc5", "#cfeeea"),
}
"""Brown and blue-green, which people with any common colour blindness can tell apart (after ColorBrewer's BrBG)."""

INKS = ("#1f2933", "#ffffff")
FEWEST_CLASSES = 6
STILL_SHARE = 0.005
"""Where no value of a map of changes is larger than this share of the smallest scale, nothing happens on it."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Classes of a map's values.

    Attributes
    ----------
    low, step : float
        Lower end of the first class, and width of each.
    colours, inks : tuple of str
        Colour of each class, and of a text upon it.
    decimals : int
        Digits after the point that mean something.
    """

    low: float
    step: float
    colours: tuple[str, ...]
    inks: tuple[str, ...]
    decimals: int

    def of(self, value: float) -> int:
        """Class of a value."""
        return min(max(int((value - self.low) / self.step + 1e-9), 0), len(self.colours) - 1)

    @property
    def edges(self) -> list[float]:
        """Ends of the classes."""
        return [round(self.low + i * self.step, 9) for i in range(len(self.colours) + 1)]

    def document(self) -> dict[str, Any]:
        """Return all that the page's script needs to colour by itself."""
        return {
            "low": self.low,
            "step": self.step,
            "colours": list(self.colours),
            "inks": list(self.inks),
            "decimals": self.decimals,
        }


def scale_of(values: Iterable[float], *, diverging: bool, worse_is_high: bool, least_span: float, look: Look) -> Scale:
    """Scale that holds all values.

    Parameters
    ----------
    diverging : bool
        Whether values on both sides of zero differ in kind: then zero parts two hues.
    worse_is_high : bool
        Which end is the bad one.
    least_span : float
        Smallest width of the whole scale, so that a calm run looks calm.
    """
    shown = list(values)
    least, most = min(shown), max(shown)
    if diverging and max(abs(least), abs(most)) < STILL_SHARE * least_span:
        still = WORSE[look.theme.name][0]
        return Scale(low=-least_span / 2, step=least_span, colours=(still,), inks=(ink_on(still),), decimals=1)
    if diverging:
        least, most = min(least, 0.0), max(most, 0.0)
        if most - least < least_span:
            least, most = (least, least + least_span) if most <= -least and least == 0 else (most - least_span, most)
    low, high, step = stepped_limits(least, most, least_span=least_span)
    if (high - low) / step < FEWEST_CLASSES - 0.5:
        step /= 2
    count = round((high - low) / step)
    middles = [low + (i + 0.5) * step for i in range(count)]
    reach = max(abs(low), abs(high))
    colours = tuple(
        _diverging(middle / reach, worse_is_high=worse_is_high, look=look)
        if diverging
        else _sequential((middle - low) / (high - low), worse_is_high=worse_is_high, look=look)
        for middle in middles
    )
    largest = max(abs(least), abs(most))
    return Scale(low=low, step=step, colours=colours, inks=tuple(map(ink_on, colours)), decimals=digits(largest))


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour.

    Examples
    --------
    >>> ink_on("#f6efe0"), ink_on("#4f2d05")
    ('#1f2933', '#ffffff')
    """
    light = _luminance(colour)
    contrast = [(max(light, ink) + 0.05) / (min(light, ink) + 0.05) for ink in map(_luminance, INKS)]
    return INKS[contrast.index(max(contrast))]


def _sequential(share: float, *, worse_is_high: bool, look: Look) -> str:
    """Colour at a share of the way from pale to strong."""
    return _between(WORSE[look.theme.name], share if worse_is_high else 1.0 - share)


def _diverging(share: float, *, worse_is_high: bool, look: Look) -> str:
    """Colour at a signed share of the way from zero."""
    worse = (share > 0) == worse_is_high
    return _between((WORSE if worse else BETTER)[look.theme.name], abs(share))


def _between(colours: tuple[str, ...], share: float) -> str:
    """Colour at a share of the way along a row of colours."""
    position = min(max(share, 0.0), 1.0) * (len(colours) - 1)
    first = min(int(position), len(colours) - 2)
    rest = position - first
    mixed = (
        round((1 - rest) * a + rest * b) for a, b in zip(_rgb(colours[first]), _rgb(colours[first + 1]), strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    """Relative luminance, as the accessibility guidelines define it."""
    parts = [part / 255 for part in _rgb(colour)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
