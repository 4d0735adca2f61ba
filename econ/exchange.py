"""Results in the formats other tools read: xarray, and the long table of the IAMC that pyam reads."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from econ.optional import optional
from econ.quantiles import QUANTILES
from econ.variables import VARIABLES

if TYPE_CHECKING:
    import pandas as pd

    from econ.result import Result

PERCENTILES = ("5th", "25th", "50th", "75th", "95th")


def to_xarray(result: "Result") -> Any:
    """Dataset with dimensions (region, month, quantile), units as attributes; `Result.to_xarray` says more."""
    xarray = optional("xarray", "analysis")
    months = np.array(result.months, dtype="datetime64[M]").astype("datetime64[ns]")
    arrays = {}
    for name, variable in VARIABLES.items():
        if name not in result.blocks:
            continue
        regions = list(result.regions(name))
        values = np.stack([result.quantiles(name, region).T for region in regions])
        arrays[name] = xarray.DataArray(
            values,
            dims=("region", "month", "quantile"),
            coords={"region": regions, "month": months, "quantile": list(QUANTILES)},
            attrs={"units": variable.unit, "long_name": variable.label},
        )
    return xarray.Dataset(arrays, attrs=_attributes(result))


def to_iamc(result: "Result") -> "pd.DataFrame":
    """Long table with the columns of the IAMC; `Result.to_iamc` says more."""
    import pandas as pd

    record = result.record
    name = f"{result.scenario.name} minus {result.versus}" if result.versus else result.scenario.name
    months = pd.to_datetime([f"{month}-01" for month in result.months])
    tables = []
    for (variable, region), bands in result.every_quantile().items():
        one = VARIABLES[variable]
        named = [f"{variable}|{percentile} Percentile" for percentile in PERCENTILES]
        rows = {variable: bands[2]} if one.certain else dict(zip(named, bands, strict=True))
        tables += [
            pd.DataFrame({"region": region, "variable": full, "unit": one.unit, "time": months, "value": row})
            for full, row in rows.items()
        ]
    table = pd.concat(tables, ignore_index=True)
    table.insert(0, "model", f"embargo {record.model_version}")
    table.insert(1, "scenario", f"{name} (baseline {record.baseline})")
    return table


def _attributes(result: "Result") -> dict[str, Any]:
    """Say what produced a run, as texts and numbers, which netCDF can hold."""
    return {
        "title": result.scenario.heading,
        "versus": result.versus,
        **asdict(result.record),
        "scenario": json.dumps(result.scenario.to_document(), ensure_ascii=False),
        "warnings": " ".join(result.warnings),
        "note": "quantiles over draws: uncertainty of the response to the embargo; not an official forecast",
    }
