"""Pieces of Data & method: vintage badges, the list of series, equations, limits, ways to disagree, how to cite."""

from collections import Counter
from datetime import date
from functools import cache

from dash import dcc, html
from dash.development.base_component import Component
from markdown_it import MarkdownIt

from dashboard.amounts import month_words
from dashboard.aria import aria, data
from dashboard.freshness import newest_data, older_data, own_data
from dashboard.glossary import explained
from dashboard.language import mark, say
from dashboard.model_text import DECISIONS, LIMITS, Equation, equations_by_group, notes_on_equations, sections
from dashboard.plain import plain
from dashboard.series import columns, months_old
from data.catalogue import Entry, catalogue
from econ.levers import all_levers
from econ.parameters import load_parameters
from econ.result import RunRecord

KIND_WORDS = {
    "estimated": mark("{count} coefficients estimated by this project on data"),
    "literature": mark("{count} taken from the literature"),
    "judgement": mark("{count} judgements"),
}
LIMITS_IN_WORDS = (
    mark(
        "Its bands are too narrow: they hold far fewer published figures than they claim; the track record counts them."
    ),
    mark("It counts in months. A cold week, an hour without power or a day of panic is not in it."),
    mark("A sudden full stop of oil costs most in its first month, where no past episode could be measured."),
    mark(
        "How fast gas customers and cargoes answer a stop from one day to the next is not in the data. A shortage that "
        "comes within months sends the price to a ceiling, and that ceiling is an assumption."
    ),
    mark(
        "Energy explains only part of the inflation of 2022, in the euro area and still less in the US: reopening, "
        "support and supply chains are not in the model."
    ),
    mark("The EU stands on euro-area data wherever EU series are short or missing."),
    mark("Member states do not trade with each other here: a slump in one does not spread to its neighbours."),
    mark("The gas network misses the published figures it is compared with: it finds larger shortages."),
    mark("Tariffs of several hundred percent lie far outside what has ever been observed."),
    mark("Simulated risk of recession and the probit mean different things; neither is an official call."),
    mark("Endurance in the waiting game depends on thresholds that are yours to set, and approval is a correlation."),
)
"""What one must know first, in plain words; the full list is section 6 of MODEL.md."""

OBJECTIONS = (
    (mark("Oil prices would move much more, or less"), "assumptions.oil_elasticity_scale"),
    (mark("Europe can save or replace gas more easily"), "assumptions.gas_elasticity_scale"),
    (mark("Firms cannot do without gas at all, or can easily"), "assumptions.energy_substitution_sigma"),
    (mark("Rationing gas costs more output"), "assumptions.rationing_loss_scale"),
    (mark("Dear energy does little lasting harm to output"), "assumptions.income_loss_scale"),
    (mark("Inflation would spread to everything, or stay in energy"), "assumptions.second_round_scale"),
    (mark("Fear is no channel of its own"), "assumptions.confidence"),
    (mark("Central banks would not look through it"), "policy.rate_response"),
    (mark("OPEC+ would fill the gap"), "offsets.opec_spare_use_share"),
    (mark("Other buyers would take the oil"), "oil.reroute_share"),
    (mark("India and China would not give way, or would"), "buyers.compliance"),
    (mark("More LNG would come than price alone attracts"), "gas.extra_lng_bcm_yr"),
    (mark("I know the oil price better"), "overrides.brent_usd_bbl"),
    (mark("Russia can bear more than that"), "thresholds.russia_liquid_fund_rub_trn"),
    (mark("The starting point is wrong"), "run.baseline"),
)
"""Objection, and the lever that expresses it."""

OBJECTION_HEADS = (mark("You say"), mark("Move this lever"), mark("What it does"))
EQUATION_HEADS = (mark("No."), mark("What"), mark("Equation"), mark("Function"))


def badges(record: RunRecord, today: date) -> list[Component]:
    """Say how old the baseline of a run is, and which versions produced it."""
    months = months_old(record.baseline_month, today)
    if record.baseline == "2021-12":
        age = say("a past world, chosen on purpose")
    elif months:
        age = say("{count} months before today, {day}", count=months, day=today.isoformat())
    else:
        age = say("up to date on {day}", day=today.isoformat())
    known = [
        (say("Baseline"), f"{record.baseline} ({record.baseline_version})"),
        (say("Its data end in"), f"{month_words(record.baseline_month)}: {age}"),
        (say("Data"), "; ".join(part for part in (newest_data(record, today), older_data(record)) if part)),
        *([(say("Own data"), own_data(record))] if own_data(record) else []),
        (say("Model"), record.model_version),
        (say("Parameters"), record.parameters_version),
    ]
    return [html.Span([html.Strong(f"{name} "), html.Span(text)], className="badge") for name, text in known]


def evidence() -> str:
    """Count what the coefficients rest on."""
    found: Counter[str] = Counter(one.evidence for one in load_parameters().coefficients.values())
    return ", ".join(say(words, count=found[kind]) for kind, words in KIND_WORDS.items()) + "."


def series_list(today: date) -> Component:
    """All tables with source, unit, coverage and licence, behind a search box."""
    heads = (say("Series"), say("Unit"), say("Coverage"), say("Source and licence"))
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    rows = [_series_row(series, entry, today) for series, entry in catalogue().items()]
    return html.Div(
        [
            html.Div(
                [
                    html.Label(say("Search the series"), htmlFor="method-search"),
                    dcc.Input(id="method-search", type="search", placeholder=say("e.g. storage, Eurostat, Russia")),
                    html.Span(id="method-count", role="status", **data(words=say("{shown} of {all} tables"))),
                ],
                className="search",
            ),
            html.Div(
                plain(html.Table([head, html.Tbody(rows, id="method-rows")], className="series-list")),
                className="series-scroll",
                tabIndex="0",
                role="region",
                **aria(label=say("List of series")),
            ),
        ]
    )


def series_about(key: str, today: date) -> list[Component]:
    """Provenance of the series that is drawn."""
    column = columns()[key]
    entry = column.entry
    facts = (
        (say("Unit"), column.unit),
        (say("Coverage"), f"{entry.first} – {entry.last} ({_age(entry, today)})"),
        (say("Licence"), entry.licence),
        (say("Compiled from"), entry.compiled_from),
        (say("Retrieved"), entry.retrieved_on.isoformat()),
        (say("Done to it"), entry.transformation),
        (say("Known defects"), entry.known_defects),
        (say("Gaps"), entry.gaps),
        (say("File"), f"data/tables/{column.series}.csv, sha256 {entry.sha256[:12]}"),
    )
    source = html.P(
        [
            html.Strong(say("Source") + " "),
            html.A(f"{entry.publisher}, {entry.publisher_series_id}", href=entry.link, rel="noopener", target="_blank"),
        ]
    )
    return [source, *(html.P([html.Strong(f"{name} "), text]) for name, text in facts)]


def limits() -> Component:
    """Limits in plain words, the full list below."""
    return html.Section(
        [
            html.H3(say("What this model cannot do"), id="title-limits"),
            html.Ul([html.Li(explained(say(text))) for text in LIMITS_IN_WORDS], className="limits"),
            _unfold(say("The full list, as the model's text has it"), [_markdown(sections()[LIMITS].text)]),
        ],
        className="card",
        **aria(labelledby="title-limits"),
    )


def equations_card() -> Component:
    """Equations by stop, numbered as in MODEL.md, then the other sections."""
    groups = [
        _unfold(
            say("{title} ({count} equations)", title=say(title), count=len(members)), [plain(_equation_table(members))]
        )
        for title, members in equations_by_group().items()
        if members
    ]
    others = [sections()[number] for number in sections() if number not in (2, LIMITS)]
    texts = [
        _unfold(say("Notes on the equations, and their symbols"), [_markdown(notes_on_equations())]),
        *(
            _unfold(
                say("Decisions: what was chosen, and what would change our mind")
                if one.number == DECISIONS
                else f"{one.number}. {one.title}",
                [_markdown(one.text)],
            )
            for one in others
        ),
    ]
    note = say("Numbers are those of econ/MODEL.md; a test keeps each equation and the function beside it in step.")
    title = html.H3(say("Equations"), id="title-equations")
    return html.Section(
        [title, html.P(note, className="note"), *groups, *texts], className="card", **aria(labelledby="title-equations")
    )


def disagree() -> Component:
    """Objections, each with the lever that expresses it."""
    rows = [
        html.Tr(
            [
                html.Th(say(objection), scope="row"),
                html.Td(
                    html.Button(
                        say(all_levers()[name].label), className="to-lever", type="button", **data(tolever=name)
                    )
                ),
                html.Td(explained(say(all_levers()[name].help))),
            ]
        )
        for objection, name in OBJECTIONS
    ]
    head = html.Tr([html.Th(say(text), scope="col") for text in OBJECTION_HEADS])
    return html.Section(
        [
            html.H3(say("How to disagree with this model"), id="title-disagree"),
            html.P(say("Every assumption can be moved. Then share the link: it carries your view."), className="note"),
            html.Table([html.Thead(head), html.Tbody(rows)], className="disagree"),
        ],
        className="card",
        **aria(labelledby="title-disagree"),
    )


def _age(entry: Entry, today: date) -> str:
    """How long ago the last period ended."""
    months = months_old(entry.last[:7], today) if entry.last[:4].isdigit() else 0
    return say("{count} months ago", count=months) if months else say("this month")


def _series_row(series: str, entry: Entry, today: date) -> Component:
    """One table of the data."""
    shown = f"{series}.{entry.value_columns[0]}"
    unit = entry.unit if isinstance(entry.unit, str) else "; ".join(dict.fromkeys(entry.unit.values()))
    coverage: list[Component | str] = [
        f"{entry.first} – {entry.last}",
        html.Span(f"{say(entry.frequency)}, {_age(entry, today)}", className="sub"),
    ]
    source = html.A(entry.publisher, href=entry.link, rel="noopener", target="_blank")
    return html.Tr(
        [
            html.Th(html.Button(entry.title, className="to-series", type="button", **data(series=shown)), scope="row"),
            html.Td(unit),
            html.Td(coverage),
            html.Td([source, html.Span(entry.licence, className="sub")]),
        ]
    )


def _equation_table(members: list[Equation]) -> Component:
    """Equations with the function that computes each."""
    head = html.Tr([html.Th(say(text), scope="col") for text in EQUATION_HEADS])
    rows = [
        html.Tr(
            [
                html.Th(str(one.number), scope="row"),
                html.Td(one.what),
                html.Td(html.Span(_code(one.text))),
                html.Td([html.Code(one.function), html.Span(one.file, className="sub")]),
            ]
        )
        for one in members
    ]
    return html.Div(html.Table([html.Thead(head), html.Tbody(rows)], className="equations"), className="table-scroll")


def _code(text: str) -> list[Component | str]:
    """Text with its ``back-ticked`` parts as code."""
    return [html.Code(part) if i % 2 else part for i, part in enumerate(text.split("`"))]


def _unfold(title: str, parts: list[Component]) -> Component:
    """Part that is folded away until it is asked for."""
    return html.Details([html.Summary(title), html.Div(parts)], className="unfold")


def _markdown(text: str) -> Component:
    """Text of the model's description, as HTML made ready here."""
    return html.Div(className="model-text", **data(html=_reader().render(text)))


@cache
def _reader() -> MarkdownIt:
    """Reader of Markdown with tables; HTML in a text is shown as it stands."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")
