"""How to cite a run: as text and as BibTeX, both with the link that reproduces it."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.aria import aria, data
from dashboard.language import say
from econ.result import RunRecord

Part = Component | str


def reference(heading: str, record: RunRecord) -> list[Part]:
    """Return a reference to the run; the script puts its link where the last part stands."""
    text = say(
        "Energy embargo simulator, version {model} (parameters {parameters}). Scenario: {heading}; baseline {baseline} "
        "(data to {month}, {data}), seed {seed}, {draws} draws. Not an official forecast.",
        model=record.model_version,
        parameters=record.parameters_version,
        heading=heading,
        baseline=record.baseline,
        month=record.baseline_month,
        data=record.baseline_version,
        seed=record.seed,
        draws=record.n_draws,
    )
    return [f"{text} ", _link()]


def bibtex(heading: str, record: RunRecord, today: date) -> list[Part]:
    """Return the same for BibTeX; what would be read as a command is escaped."""
    note = f"{heading}; baseline {record.baseline} (data to {record.baseline_month}), "
    note += f"seed {record.seed}, {record.n_draws} draws; parameters {record.parameters_version}"
    lines = [
        f"@software{{energy_embargo_simulator_{record.scenario_fingerprint[:8]},",
        "  title = {Energy embargo simulator},",
        f"  version = {{{record.model_version}}},",
        f"  year = {{{today.year}}},",
        f"  note = {{{_escaped(note)}}},",
        f"  urldate = {{{today.isoformat()}}},",
        "  url = {",
    ]
    return ["\n".join(lines), _link(), "}\n}"]


def card() -> Component:
    """Card with both, filled with every run, and a button to copy each."""
    return html.Section(
        [
            html.H3(say("How to cite"), id="title-cite"),
            html.P(
                say(
                    "Name the run, not only the tool: the link holds every lever, and the same versions give the same "
                    "numbers. For an observed series cite its provider."
                ),
                className="note",
            ),
            html.Div(
                [
                    html.Div(id="cite-text", className="cite-text"),
                    html.Button(say("Copy text"), className="button", type="button", **data(copyof="cite-text")),
                    html.Div(id="cite-bibtex", className="cite-bibtex"),
                    html.Button(say("Copy BibTeX"), className="button", type="button", **data(copyof="cite-bibtex")),
                ],
                className="cite",
            ),
        ],
        className="card",
        **aria(labelledby="title-cite"),
    )


def _link() -> Component:
    """Place that the script fills with the link of the run."""
    return html.Span(className="run-link", **data(runlink=""))


def _escaped(text: str) -> str:
    r"""Text with BibTeX's special characters escaped.

    Examples
    --------
    >>> print(_escaped("30 % & more"))
    30 \% \& more
    """
    return "".join(f"\\{letter}" if letter in "%&#$_{}" else letter for letter in text)
