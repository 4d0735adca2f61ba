"""Pages that need nothing else: no network, no server."""

from functools import cache
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader

TEMPLATES = Path(__file__).parent / "templates"


def page_from(template: str, **content: Any) -> str:
    """Page of a template, with plotly.js inside."""
    return _environment().get_template(template).render(plotly=_plotly(), **content)


def script_safe(content: Any) -> str:
    """JSON that may stand inside a script element."""
    return orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c")


@cache
def _plotly() -> str:
    """Source of plotly.js."""
    from plotly.offline import get_plotlyjs

    script: str = get_plotlyjs()
    return script.replace("</script", "<\\/script")


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
