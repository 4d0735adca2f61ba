"""Many visitors who drag a slider at once: errors, how long answers take, and memory of the workers.

    .venv/bin/python -m benchmarks.load_users --users 50 --seconds 60 --workers 2

Each visitor drags a lever of a scenario of its own: it asks what `dashboard/assets/pump.js` asks while a slider moves
(100 draws, the charts of the overview), the next question once the answer is there, and no more than 15 a second.
"""

import argparse
import asyncio
import itertools
import math
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from dashboard import handlers
from econ.scenario_files import preset_names

MOST_A_SECOND = 15
SLIDERS = {
    "offsets.opec_spare_use_share": (0.0, 1.0),
    "oil.shut_in": (0.0, 1.0),
    "oil.india_cut_share": (0.0, 1.0),
    "gas.extra_lng_bcm_yr": (0.0, 50.0),
    "gas.demand_saving_share": (0.0, 0.2),
}
STEPS = 120
"""Places of a thumb on its track: a drag to and fro asks the same again on its way back, as a visitor's does."""

PATIENCE_S = 60.0


@dataclass
class Visitor:
    """One who drags, and what came of it."""

    number: int
    took_s: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    last: tuple[dict[str, Any], dict[str, Any]] | None = None

    def __post_init__(self) -> None:
        names = preset_names()
        self.preset = names[self.number % len(names)]
        self.lever, (self.low, self.high) = list(SLIDERS.items())[self.number // len(names) % len(SLIDERS)]
        self.levers = handlers.load({"kind": "preset", "name": self.preset, "was": self.preset})["levers"]

    def question(self, step: int) -> dict[str, Any]:
        """What the page asks with the thumb at a place."""
        share = abs((step + 7 * self.number) % (2 * STEPS) - STEPS) / STEPS
        value = self.low + (self.high - self.low) * share
        levers = self.levers | {self.lever: value}
        where = {"view": "overview", "mounted": True, "theme": "light", "narrow": False, "choices": {}, "pins": []}
        return {"preset": self.preset, "levers": levers, "stages": "", "dragging": True, **where}

    async def drag(self, address: str, until: float) -> None:
        """Ask until the time is over."""
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE_S) as client:
            for step in itertools.count():
                start = time.monotonic()
                if start >= until:
                    return
                question = self.question(step)
                try:
                    answer = await client.post("/page/answer", json=question)
                    found = answer.json() if answer.status_code == 200 else {}
                    self.outcomes["problem" if "problem" in found else str(answer.status_code)] += 1
                    self.last = (question, found)
                except httpx.HTTPError as error:
                    self.outcomes[type(error).__name__] += 1
                took = time.monotonic() - start
                self.took_s.append(took)
                await asyncio.sleep(max(0.0, 1.0 / MOST_A_SECOND - took))


def drag_together(address: str, users: int, seconds: float) -> list[Visitor]:
    """Let visitors drag at once."""
    visitors = [Visitor(number) for number in range(users)]

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(visitor.drag(address, until) for visitor in visitors))

    asyncio.run(all_of_them())
    return visitors


def percentile(values: list[float], share: float) -> float:
    """Value that a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def worker_memory_mb(pid: int) -> list[int]:
    """Memory of a server's largest processes, in MB, by process."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True)
    rows = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    return [rss // 1024 for own, parent, rss in rows if pid in (own, parent) and rss > 100 * 1024]


def main() -> None:
    """Start a server, let visitors drag, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    command = f"from dashboard.serving import serve; serve(port=0, workers={asked.workers})"
    with subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().removeprefix("Dashboard: ").strip()
        try:
            _wait_until_ready(address)
            for part in range(1, 5):
                _tell(drag_together(address, asked.users, asked.seconds / 4), asked.seconds / 4)
                print(f"  after {asked.seconds * part / 4:.0f} s: memory by process {worker_memory_mb(process.pid)} MB")
        finally:
            process.terminate()


def _wait_until_ready(address: str) -> None:
    """Wait until each worker has most likely warmed up: ten answers in a row, each on a connection of its own."""
    ready = 0
    while ready < 10:
        try:
            ready = ready + 1 if httpx.get(f"{address}/api/v1/ready", timeout=PATIENCE_S).status_code == 200 else 0
        except httpx.TransportError:
            ready = 0
        time.sleep(0.5)


def _tell(visitors: list[Visitor], seconds: float) -> None:
    outcomes = sum((visitor.outcomes for visitor in visitors), Counter())
    took_ms = [1000.0 * took for visitor in visitors for took in visitor.took_s]
    asked_each = [len(visitor.took_s) for visitor in visitors]
    p50, p95, p99 = (percentile(took_ms, share) for share in (0.5, 0.95, 0.99))
    print(f"{len(visitors)} visitors: {dict(outcomes)}, {len(took_ms) / seconds:.1f} answers a second;", end=" ")
    print(f"p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f} ms; {min(asked_each)} to {max(asked_each)} each", flush=True)


if __name__ == "__main__":
    main()
