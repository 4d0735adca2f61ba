"""The views Energy and Economy in a real Chromium."""

import pytest
from pages import press

pytestmark = pytest.mark.browser

FEW = "run.n_draws=40&run.horizon_months=36"
READY = "() => document.documentElement.dataset.shown && !document.querySelector('#busy').classList.contains('running')"


def drawn(page, key):
    """Wait until a chart has curves."""
    page.wait_for_function(READY)
    page.wait_for_function(f"() => document.querySelectorAll('#chart-{key} .scatterlayer .trace').length > 2")


def edges(page, key):
    """Upper edges of the areas of a chart, by name."""
    return page.evaluate(
        """key => Object.fromEntries(document.querySelector(`#chart-${key} .js-plotly-plot`).data
            .filter(t => t.customdata).map(t => [t.name, Array.from(t.customdata)]))""",
        key,
    )


def test_energy_follows_a_slider_and_its_accounts_stay_whole(visit):
    page = visit(f"s=turkstream-stop&{FEW}#energy")
    drawn(page, "gas")
    before = edges(page, "gas")
    assert {"More LNG", "Less used", "Storage", "Rationed"} <= set(before)
    press(page, "Russian LNG cut", "End")
    page.wait_for_function("() => location.search.includes('gas.russian_lng_cut_share=1.0')")
    page.wait_for_function(READY)
    page.wait_for_function(
        """before => document.querySelector('#chart-gas .js-plotly-plot').data
            .some(t => t.name === 'More LNG' && t.customdata[20] > before)""",
        arg=before["More LNG"][20] + 0.1,
    )
    after = edges(page, "gas")
    total = [sum(parts) for parts in zip(*after.values(), strict=True)]
    assert total[20] == pytest.approx(37.1 / 12, abs=0.05)
    assert edges(page, "gas-routes")["Russian LNG"][20] == 0


@pytest.mark.nightly
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_economy_fits_and_tells_what_a_household_loses(visit, width):
    page = visit(f"s=full-fuel-embargo&{FEW}#economy", viewport={"width": width, "height": 900})
    drawn(page, "gdp-parts")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    table = page.locator("#household table")
    assert "Year 3" in table.inner_text()
    assert "−" in table.locator("tbody td").first.inner_text()
    assert page.locator("#finding-inflation-parts").inner_text().startswith("EU, ")
