"""Write docs/dependencies.md: every locked package, why it is there, and what the last audit found.

python scripts/dependencies.py            the list, from requirements.lock and the comments of pyproject.toml
python scripts/dependencies.py --audit    also look for known vulnerabilities (needs uv and a network)
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "docs" / "dependencies.md"
AUDIT = ("uvx", "pip-audit", "--strict", "--require-hashes", "--disable-pip", "--progress-spinner=off", "-f", "json")
"""Strict: a package that could not be looked up is a failure, not a clean one."""

HEAD = """# Dependencies

What `requirements.lock` pins, each file by its hash. `make audit` looks up known vulnerabilities (advisories of the
Python Packaging Advisory Database) and writes this page; a test keeps the list in step with the lock file.

"""


def table() -> list[str]:
    """Lines of the table: package, version, why."""
    reasons = _reasons()
    rows = [f"| {name} | {version} | {reasons.get(name) or via} |" for name, version, via in _locked()]
    return ["| package | version | why |", "|---|---|---|", *rows]


def _locked() -> list[tuple[str, str, str]]:
    """Name and version of each package, and which packages need it."""
    found = []
    for entry in re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8")):
        head = re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==([\w.+!-]+)", entry)
        if head:
            via = re.findall(r"^ +# +(?:via +)?([\w.-]+(?: \([\w.]+\))?)$", entry, flags=re.MULTILINE)
            needed = ", ".join(name for name in via if name != "via")
            found.append((_normal(head[1]), head[2], f"for {needed}"))
    return found


def _reasons() -> dict[str, str]:
    """Why we ask for a package, as its comment in pyproject.toml says."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    asked = [re.match(r'    "([\w.-]+)[^"]*", +# (.*)', line) for line in lines]
    return {_normal(line[1]): line[2] for line in asked if line}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def audit() -> str:
    """Look up known vulnerabilities; a line with date and outcome."""
    done = subprocess.run([*AUDIT, "-r", str(LOCK)], capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
        looked_up = [one for one in packages if "skip_reason" not in one]
    except (ValueError, KeyError):
        looked_up = []
    faults = [f"{one['name']} ({fault['id']})" for one in looked_up for fault in one["vulns"]]
    if len(looked_up) < len(_locked()):
        outcome = "**not done**: the advisory data could not be reached"
    else:
        outcome = f"**{', '.join(faults)}**" if faults else "no known vulnerability"
    return f"Last audit, {date.today().isoformat()}: {outcome}."


def last_audit() -> str:
    """Line of the last audit, from the page."""
    (line,) = re.findall(r"^Last audit.*$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return str(line)


def main() -> None:
    """Write the page; exit code 1 if an audit was asked for and is not clean."""
    line = audit() if "--audit" in sys.argv else last_audit()
    PAGE.write_text(HEAD + line + "\n\n" + "\n".join(table()) + "\n", encoding="utf-8")
    print(line)
    sys.exit("--audit" in sys.argv and "no known vulnerability" not in line)


if __name__ == "__main__":
    main()
