"""What a first visitor meets, in a real Chromium: a cold cache, a server that is up.

Times count from the start of navigation; each visit is a new browser context, so that nothing is cached. Looked at in
each frame, but for the first paint, which the browser tells itself.
"""

import statistics

VISITS = 5
SECTION = "first visit with a cold cache, ms: median, least, most"
MARKS = """() => {
  const marks = window.__marks ??= {};
  const note = (name, there) => { if (there) marks[name] ??= performance.now(); };
  const numbers = [...document.querySelectorAll('#headlines .figure')];
  const drawings = [...document.querySelectorAll('.drawing')];
  const drawn = drawings.filter(drawing => drawing.querySelector('.main-svg'));
  const atRest = document.documentElement.dataset.shown
    && !document.querySelector('#busy').classList.contains('running');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  if (paint) marks['first contentful paint'] ??= paint.startTime;
  note('headline numbers are there', numbers.length && numbers.every(number => number.textContent.trim()));
  note('charts are drawn, the page rests', atRest && drawn.length === drawings.length);
  return Object.keys(marks).length === 3 && marks;
}"""


def visit(browser, address):
    """Milliseconds from navigation to each mark."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(address, wait_until="commit")
    found = page.wait_for_function(MARKS, timeout=60_000).json_value()
    context.close()
    return found


def test_first_paint(browser, address, tell):
    visits = [visit(browser, address) for _ in range(VISITS)]
    for name in sorted(visits[0], key=visits[0].get):
        found = [one[name] for one in visits]
        tell(SECTION, name, statistics.median(found), min(found), max(found))
