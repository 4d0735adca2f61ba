"""What the gas network card says of a document."""

import pytest

from dashboard import engine, network_card
from dashboard.places import place
from econ import load_scenario
from econ.network_document import Bottleneck

FULL = Bottleneck(
    start="LNG",
    end="DE",
    points="terminals",
    full_months=3,
    worst_month="2026-11",
    capacity_twh_month=10.0,
    shadow_price_eur_mwh=1234.5,
)


@pytest.fixture(scope="module")
def document():
    scenario = load_scenario("gas-shutoff-2022").with_levers({"run.n_draws": 20, "run.horizon_months": 24})
    found = engine.network(scenario, 0.95).document()
    pipe = FULL.model_copy(update={"start": "EE", "end": "FI"})
    return found.model_copy(update={"bottlenecks": (FULL, pipe)})


def leaves(component):
    """All texts of a component, in order."""
    if isinstance(component, str):
        return [component]
    children = component if isinstance(component, list | tuple) else getattr(component, "children", None) or []
    return [
        text for child in (children if isinstance(children, list | tuple) else [children]) for text in leaves(child)
    ]


def test_places_have_names_and_large_numbers_commas(document):
    texts = leaves(network_card.answer(document, "Title"))
    assert "LNG terminals, Germany" in texts
    assert "Estonia → Finland" in texts
    assert "1,234" in texts


def test_states_beyond_the_first_rows_and_those_spared_unfold(document):
    states = document.states
    others = [state.model_copy(update={"worst_month": ""}) for state in states[15:]]
    texts = leaves(network_card.answer(document.model_copy(update={"states": (*states[:15], *others)}), "Title"))
    assert f"The other {len(states) - network_card.MOST_ROWS} states" in texts
    assert f"Not short: {', '.join(sorted(place(state.state) for state in others))}." in texts


@pytest.mark.parametrize(
    ("quantile", "words"),
    [(0.5, "median path"), (0.95, "bad path (5 % of draws are worse)"), (0.1, "good path (90 % of draws are worse)")],
)
def test_the_finding_says_on_which_path(document, quantile, words):
    asked = document.model_copy(update={"quantile": quantile})
    assert f"Title, {words}:" in network_card.finding(asked, "Title")


def test_the_worst_month_is_the_first_of_those_alike(document):
    for state in document.states:
        if state.worst_month:
            shares = state.short_share_by_month
            first = next(i for i, share in enumerate(shares) if share >= 0.999 * max(shares) - 1e-6)
            assert state.worst_month == document.months[first]
