"""The views of the page, in the order of the navigation."""

from dashboard.figures.charts import Chart
from dashboard.views.compare import COMPARE
from dashboard.views.drivers import DRIVERS
from dashboard.views.economy import ECONOMY
from dashboard.views.energy import ENERGY
from dashboard.views.jobs import Job
from dashboard.views.map import MAP
from dashboard.views.method import METHOD
from dashboard.views.overview import OVERVIEW
from dashboard.views.recession import RECESSION
from dashboard.views.track_record import TRACK_RECORD
from dashboard.views.view import View
from dashboard.views.waiting import WAITING

VIEWS: dict[str, View] = {
    view.key: view
    for view in (
        OVERVIEW,
        ENERGY,
        ECONOMY,
        RECESSION,
        MAP,
        WAITING,
        COMPARE,
        DRIVERS,
        TRACK_RECORD,
        METHOD,
    )
}
CHARTS: dict[str, Chart] = {chart.key: chart for view in VIEWS.values() for chart in (*view.charts, *view.tables)}
REPORT_CHARTS: tuple[Chart, ...] = (*OVERVIEW.charts, *ENERGY.charts[:1], *WAITING.charts[:1])
JOBS: dict[str, Job] = {name: job for view in VIEWS.values() for name, job in view.jobs.items()}


def view_of(key: str) -> View:
    """View by its name in the address; the first where there is no such."""
    return VIEWS.get(key, OVERVIEW)
