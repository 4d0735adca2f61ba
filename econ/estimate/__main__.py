"""Run the fits: `python -m econ.estimate [--figures] [id ...]`; writes parameters.toml and econ/estimate/report."""

import sys

from econ.estimate.figures import FIGURES, write_figure
from econ.estimate.registry import FITS
from econ.estimate.store import REPORTS, write


def main(wanted: list[str]) -> None:
    """Run the fits asked for, or all; with `--figures` also draw theirs."""
    names = [name for name in wanted if name != "--figures"]
    for name in names or FITS:
        fit = FITS[name]()
        write(fit)
        print(fit.report())
        if "--figures" in wanted and name in FIGURES:
            write_figure(name, REPORTS)


if __name__ == "__main__":
    main(sys.argv[1:])
