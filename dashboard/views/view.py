"""A view of the page: what stands in it, and what fills it with every run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dash.development.base_component import Component

from dashboard.figures.charts import Chart
from dashboard.scene import Scene
from dashboard.views.cards import Updates, chart_grid, chart_updates
from dashboard.views.jobs import Job


def _nothing(_scene: Scene) -> Updates:
    """Fill nothing."""
    return {}


@dataclass(frozen=True, kw_only=True)
class View:
    """One view.

    Attributes
    ----------
    key : str
        Name in the address, after ``#``.
    title : str
        Name in the navigation, in English.
    charts : tuple of Chart
        Charts filled with every run.
    body : callable
        From a scene to all that stands in the view, not yet filled; by default its charts.
    fill : callable
        From a scene to new properties of components other than charts.
    jobs : mapping of str to Job
        What is worked out on demand, by the name of the card that shows it.
    tables : tuple of Chart
        What can be saved besides the charts; not drawn.
    """

    key: str
    title: str
    charts: tuple[Chart, ...] = ()
    body: Callable[[Scene], list[Component]] | None = None
    fill: Callable[[Scene], Updates] = _nothing
    jobs: Mapping[str, Job] = field(default_factory=dict)
    tables: tuple[Chart, ...] = ()

    def empty(self, scene: Scene) -> list[Component]:
        """Lay out all that stands in the view, not yet filled."""
        return self.body(scene) if self.body else [chart_grid(self.charts)]

    def updates(self, scene: Scene) -> Updates:
        """Fill all that a run fills: new properties by component."""
        return chart_updates(self.charts, scene) | self.fill(scene)

    def filled(self, scene: Scene, updates: Updates) -> list[Component]:
        """Lay out the view with all that fills it."""
        body = self.empty(scene)
        for number, component in enumerate(body):
            # Another key, another element: nothing of another view stays in it.
            component.key = f"{self.key}-{number}"  # type: ignore[attr-defined]
            _set(component, updates)
        return body


def _set(component: Component, updates: Updates) -> None:
    """Give a component and all below it their new properties."""
    for one in (component, *component._traverse()):  # type: ignore[no-untyped-call]
        name = getattr(one, "id", None)
        if isinstance(name, str) and name in updates:
            for prop, value in updates[name].items():
                setattr(one, prop, value)
