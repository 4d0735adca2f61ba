"""How a lever is declared: once, with everything that sliders, command line, API schema and documentation need."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Kind = Literal["share", "number", "integer", "switch", "choice", "month", "path", "mapping", "text"]


class LeverGroup(BaseModel):
    """Base of all lever groups: frozen, strict about names and types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, kw_only=True)
class Lever:
    """What is known about one lever, read back from its declaration.

    Attributes
    ----------
    name : str
        ``group.lever``, the contract used by scripts, links and files.
    low, high, step : float or None
        Bounds and slider step in `unit`; None where the lever is no number.
    default : Any
        Value under "no embargo".
    headline : bool
        Whether the dashboard shows it before any drawer is opened.
    per_month : bool
        Whether stages and `timing` apply to it month by month.
    """

    name: str
    group: str
    label: str
    kind: Kind
    unit: str
    low: float | None
    high: float | None
    step: float | None
    default: Any
    choices: tuple[str, ...]
    help: str
    source: str
    headline: bool
    per_month: bool


def lever(
    default: Any,
    *,
    label: str,
    unit: str,
    help: str,
    source: str = "user's choice",
    kind: Kind = "number",
    low: float | None = None,
    high: float | None = None,
    step: float | None = None,
    choices: tuple[str, ...] = (),
    headline: bool = False,
    per_month: bool = False,
) -> Any:
    """Declare a lever as a pydantic field; bounds become validation, the rest becomes `Lever`."""
    checks: dict[str, Any] = {} if kind in ("path", "mapping") else {"ge": low, "le": high}
    if kind in ("share", "number"):
        checks["allow_inf_nan"] = False
    extra: dict[str, Any] = {
        "label": label,
        "unit": unit,
        "kind": kind,
        "low": low,
        "high": high,
        "step": step,
        "choices": list(choices),
        "source": source,
        "headline": headline,
        "per_month": per_month,
    }
    return Field(default, description=help, json_schema_extra=extra, **checks)


def share(default: float, *, label: str, help: str, **more: Any) -> Any:
    """Declare a lever that is a share in [0, 1]."""
    return lever(default, label=label, unit="share", help=help, kind="share", low=0.0, high=1.0, step=0.05, **more)


def describe(group: str, name: str, field: FieldInfo) -> Lever:
    """Read a `Lever` back from its pydantic field."""
    extra: dict[str, Any] = dict(field.json_schema_extra or {})  # type: ignore[arg-type]
    return Lever(
        name=f"{group}.{name}",
        group=group,
        label=extra["label"],
        kind=extra["kind"],
        unit=extra["unit"],
        low=extra["low"],
        high=extra["high"],
        step=extra["step"],
        default=field.get_default(call_default_factory=True),
        choices=tuple(extra["choices"]),
        help=field.description or "",
        source=extra["source"],
        headline=extra["headline"],
        per_month=extra["per_month"],
    )
