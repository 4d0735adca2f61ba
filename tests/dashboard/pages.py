"""What tests do with an open page: wait for it, read it, move its sliders."""

FEW = "run.n_draws=60&run.horizon_months=36"
PATIENCE_MS = 60_000


def settled(page):
    """Wait for the first run to be drawn."""
    page.wait_for_selector("#headlines .value")
    page.wait_for_function("document.querySelectorAll('.drawing .main-svg').length >= 9")


def headline_numbers(page):
    return page.locator("#headlines .figure").all_inner_texts()


def median(page, chart):
    """Median path a chart draws."""
    return page.evaluate(
        """chart => document.querySelector(`#chart-${chart} .js-plotly-plot`).data
            .filter(t => t.meta && t.meta.column === 'p50').map(t => Array.from(t.y))""",
        chart,
    )


def press(page, label, key, times=1):
    """Move a slider by keyboard."""
    thumb = page.get_by_role("slider", name=label)
    thumb.focus()
    for _ in range(times):
        thumb.press(key)
