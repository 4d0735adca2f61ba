"""Energy: from cut to loss for oil and gas, routes, storage, prices."""

from dashboard.figures.charts import Chart
from dashboard.figures.oil_balance import oil_balance, oil_balance_finding
from dashboard.language import mark
from dashboard.views.view import View

OIL = Chart(
    key="oil",
    title=mark("Oil, from cut to loss"),
    unit=mark("million barrels a day, mean over draws"),
    draw=lambda scene: oil_balance(scene.result, scene.look),
    tell=lambda scene: oil_balance_finding(scene.result),
    legend=mark("Mean over draws."),
    width="half",
    panels=2,
)

ENERGY = View(key="energy", title=mark("Energy"), charts=(OIL,))
