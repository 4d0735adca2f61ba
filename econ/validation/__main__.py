"""Validate the model: `python -m econ.validation`; rebuilds the vintages and writes results, figures and report."""

import sys
from dataclasses import asdict
from pathlib import Path

from econ.export import write_text
from econ.validation.backtest import backtest
from econ.validation.book import make_book
from econ.validation.figures import all_figures, write_figures
from econ.validation.member_ranking import member_rankings
from econ.validation.parameter_sets import ALL_MONTHS, OWN_LNG, WITHOUT_CRISIS, parameter_sets
from econ.validation.report import report
from econ.validation.results import results_document, write_results
from econ.validation.rows import load_rows
from econ.validation.vintages import WITHOUT_JUDGED_MONTHS, rebuild

DRAWS = 500
REPORT = Path(__file__).parent / "REPORT.md"


def say(text: str) -> None:
    """Tell what is going on."""
    print(text, file=sys.stderr)


def main() -> None:
    """Write everything the validation keeps."""
    sets = parameter_sets()
    say(f"vintages {', '.join(rebuild(sets[WITHOUT_CRISIS]))}")
    say("backtests")
    tests = {
        ALL_MONTHS: backtest(sets[ALL_MONTHS], DRAWS),
        WITHOUT_CRISIS: backtest(sets[WITHOUT_CRISIS], DRAWS, origin_name=WITHOUT_JUDGED_MONTHS),
        OWN_LNG: backtest(sets[ALL_MONTHS], DRAWS, lng_fed=False),
    }
    book = make_book(n_draws=DRAWS, history=tests[ALL_MONTHS], say=say)
    replayed = [row for row in load_rows() if row.source == "replay"]
    unseen = make_book(replayed, n_draws=DRAWS, history=tests[WITHOUT_CRISIS])
    say("rankings of member states")
    rankings = [asdict(ranking) for ranking in member_rankings(DRAWS)]
    document = results_document(book, tests, DRAWS, unseen=unseen, rankings=rankings)
    write_results(document)
    figures = all_figures(document)
    say(f"{len(figures)} figures")
    write_figures(figures)
    titles = {name: str(figure.layout.title.text).partition("<br>")[0] for name, figure in figures.items()}
    write_text(REPORT, report(document, titles))


if __name__ == "__main__":
    main()
