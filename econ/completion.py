"""What the shell offers when a word of a command is completed: names that begin, or go on, as typed."""

from collections.abc import Iterable


def presets(incomplete: str) -> list[str]:
    """Names of presets.

    Examples
    --------
    >>> presets("turk")
    ['turkstream-stop']
    """
    from econ.scenario_files import preset_names

    return _beginning(incomplete, preset_names())


def levers(incomplete: str) -> list[str]:
    """Names of levers, up to the equals sign.

    Examples
    --------
    >>> levers("oil.eu")
    ['oil.eu_cut_share=']
    """
    from econ.levers import all_levers

    return _beginning(incomplete, [f"{name}=" for name in all_levers()])


def measures(incomplete: str) -> list[str]:
    """Keys of outcomes, and variables with their regions.

    Examples
    --------
    >>> measures("eu-g"), measures("brent_usd")
    (['eu-gdp'], ['brent_usd_bbl:World'])
    """
    from econ.outcomes import OUTCOMES
    from econ.variables import VARIABLES

    paths = (f"{name}:{region}" for name, one in VARIABLES.items() for region in one.regions)
    return _beginning(incomplete, (*OUTCOMES, *paths))


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
