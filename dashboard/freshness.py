"""How fresh the data behind a run are, in words: on the footer, the badges of Data & method, and saved charts."""

from datetime import date

from dashboard.amounts import month_words
from dashboard.language import say
from econ.result import RunRecord

PAST_WORLDS = ("2021-12",)
"""Baselines that are old on purpose."""


def newest_data(record: RunRecord, today: date) -> str:
    """Month of the newest data, and how long ago that is."""
    months, month = record.vintage.age_months(today), month_words(record.vintage.newest_month)
    day = today.isoformat()
    if record.baseline in PAST_WORLDS:
        return say("newest data {month}: a past world, chosen on purpose", month=month)
    if months:
        return say(
            "newest data {month}, {count} months before today, {day}", month=month, count=months, day=today.isoformat()
        )
    return say("newest data {month}, up to date on {day}", month=month, day=day)


def older_data(record: RunRecord) -> str:
    """How many series the baseline takes from an earlier month."""
    count = len(record.vintage.behind)
    if not count:
        return say("no series was last observed more than a quarter earlier")
    return say("{count} series were last observed more than a quarter earlier", count=count)


def own_data(record: RunRecord) -> str:
    """How many tables the user had refreshed; empty if none."""
    count = len(record.vintage.own_tables)
    return say("{count} tables refreshed by the user", count=count) if count else ""


def data_words(record: RunRecord) -> str:
    """One line without today's date, for charts that are kept: the same run gives the same file."""
    newest = say("newest data {month}", month=record.vintage.newest_month)
    return "; ".join(part for part in (newest, older_data(record), own_data(record)) if part)
