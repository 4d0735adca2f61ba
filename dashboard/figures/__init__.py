"""Figures: pure functions from a Result to a plotly figure as plain dictionaries."""

from dashboard.figures.charts import CHARTS, Chart, draw
from dashboard.figures.style import DARK, LIGHT, Look, Theme

__all__ = ["CHARTS", "DARK", "LIGHT", "Chart", "Look", "Theme", "draw"]
