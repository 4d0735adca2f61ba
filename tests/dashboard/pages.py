"""What tests do with an open page: wait for it, read it, move its sliders."""

FEW = "run.n_draws=60&run.horizon_months=36"
PATIENCE_MS = 60_000


def settled(page):
    """Wait until the newest question is answered and drawn."""
    page.wait_for_function(
        """() => document.documentElement.dataset.shown
            && !document.querySelector('#busy').classList.contains('running')
            && [...document.querySelectorAll('.drawing')].every(drawing => drawing.querySelector('.main-svg'))"""
    )


def look_at(page, view):
    """Open a view."""
    page.locator(f"#views a[data-view={view}]").click()
    page.wait_for_function(
        """view => document.documentElement.dataset.view === view
            && document.querySelector(`#views a[data-view=${view}]`).ariaCurrent""",
        arg=view,
    )
    settled(page)


def open_drawer(page, title):
    """Open a drawer of levers."""
    page.locator(".drawers button[data-accordion-control]", has_text=title).click()


def drag(page, label, steps, pause_ms=30):
    """Drag a slider by its thumb to the right, some pixels a step, and let it go."""
    thumb = page.get_by_role("slider", name=label)
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x + 5 * step, y)
        page.wait_for_timeout(pause_ms)
    return page.mouse.up


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
