"""Figure of the fit on approval of governments."""

import numpy as np
import plotly.graph_objects as go
import statsmodels.formula.api as smf
from plotly.subplots import make_subplots

from econ.estimate.approval import FORMS, US_CONTROLS, sample_of, vote

OBSERVED, FITTED = "#444444", "#c0392b"
MOST_DOTS = 60
"""A dot is the mean of neighbours along inflation where there are more observations."""


def approval_figure() -> go.Figure:
    """Approval against inflation, what else explains it taken out of both."""
    titles = ["EU executives, changes", "US presidents, levels"]
    figure = make_subplots(cols=2, subplot_titles=titles, shared_yaxes=True)
    rest = {"EU": ("d_", "d_unemployment"), "US": ("", f"unemployment + {US_CONTROLS}")}
    for column, (region, (prefix, others)) in enumerate(rest.items(), start=1):
        frame = sample_of(region).dropna(subset=[f"{prefix}approval"])
        y, x = (smf.ols(f"{prefix}{name} ~ {others}", frame).fit().resid for name in ("approval", "inflation"))
        slope = vote(region, next(iter(FORMS[region]))).effects[0]
        ends = np.array([x.min(), x.max()])
        place = {"row": 1, "col": column}
        dots = {"color": OBSERVED, "size": 4}
        groups = (x.rank(method="first") * min(MOST_DOTS, len(x)) / (len(x) + 1)).astype(int)
        x, y = x.groupby(groups).mean(), y.groupby(groups).mean()
        figure.add_scatter(x=x.round(1), y=y.round(1), mode="markers", marker=dots, **place)
        figure.add_scatter(x=ends.round(1), y=(slope * ends).round(1), mode="lines", line_color=FITTED, **place)
    figure.update_xaxes(title="inflation, pp, other terms out").update_yaxes(title="approval, pp", col=1)
    title = "Approval of governments and inflation (EU: means of five)"
    return figure.update_layout(title=title, showlegend=False, template="simple_white", width=760, height=400)
