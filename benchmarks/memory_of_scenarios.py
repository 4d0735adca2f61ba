"""Memory of one worker while it answers one new scenario after the other: it must stop growing once its cache is full.

.venv/bin/python -m benchmarks.memory_of_scenarios
"""

from pathlib import Path

from benchmarks.load_users import Visitor
from dashboard import engine, page_door
from dashboard.question import Question
from econ import compiled

WHILE_MOVING, AT_REST, TELL_EVERY = 500, 30, 50


def resident_mb() -> int:
    """Memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 // 2**20


def main() -> None:
    """Ask as the page does, first while sliders move, then at rest with all draws."""
    engine.run(engine.preset("no-embargo"))
    compiled.use()
    print(f"warm: {resident_mb()} MB")
    for number in range(WHILE_MOVING + AT_REST):
        dragging = number < WHILE_MOVING
        asked = Visitor(number % TELL_EVERY).question(11 * (number // TELL_EVERY)) | {"dragging": dragging}
        page_door.ANSWERS.submit(page_door.answered, Question(**asked).model_dump()).result()
        if (number + 1) % (TELL_EVERY if dragging else 6) == 0:
            draws = "100 draws" if dragging else "all draws"
            print(f"{number + 1} scenarios, now of {draws}: {resident_mb()} MB, {len(engine._runs)} kept", flush=True)


if __name__ == "__main__":
    main()
