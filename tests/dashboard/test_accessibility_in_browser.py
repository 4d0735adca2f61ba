"""Every view in both themes: axe-core finds no serious violation of WCAG 2.1 AA."""

import pytest
from pages import FEW

from dashboard.views import VIEWS

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_serious_violation(visit, view, theme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(f"s=full-fuel-embargo&{FEW}#{view}", color_scheme=theme)
    found = axe.run(page, options=RULES).response["violations"]
    serious = {
        rule["id"]: [node["target"] for node in rule["nodes"]][:5]
        for rule in found
        if rule["impact"] in ("serious", "critical")
    }
    assert serious == {}
