"""Outlines of the member states and their neighbours, projected and thinned out for a small map."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.compile.countries import OTHER_SPELLINGS
from data.compile.registry import table

Array = NDArray[np.float64]

SEMI_MAJOR_KM, FLATTENING = 6378.137, 1 / 298.257222101
"""Ellipsoid GRS 1980."""
ORIGIN_LATITUDE, ORIGIN_LONGITUDE = 52.0, 10.0
FALSE_EASTING_KM, FALSE_NORTHING_KM = 4321.0, 3210.0

TOLERANCE_KM = 6.0
"""Largest distance between an outline and its thinned-out form: about a pixel of a map 700 pixels wide."""
SMALLEST_ISLAND_KM2 = 600.0
"""Islands below this are left out, but for a country's largest piece."""


@table("europe_map")
def europe_map(sources: Path) -> pd.DataFrame:
    """Points of every outline, one row a point."""
    document = json.loads((sources / "energy/geo/europe_eu27_neighbours.geojson").read_text(encoding="utf-8"))
    rows: list[tuple[str, str, str, float, float]] = []
    for feature in document["features"]:
        code = OTHER_SPELLINGS.get(feature["properties"]["geo"], feature["properties"]["geo"])
        for ring, outline in enumerate(_outlines(feature["geometry"])):
            rows += [(code, f"{ring:02d}", f"{i:03d}", x, y) for i, (x, y) in enumerate(outline.round().tolist())]
    return pd.DataFrame(rows, columns=["country", "ring", "point", "x_km", "y_km"])


def equal_area(longitude: Array, latitude: Array) -> Array:
    """Lambert's azimuthal equal-area projection of Europe, EPSG:3035, in km; last axis x, y.

    Examples
    --------
    >>> equal_area(np.array([5.0]), np.array([50.0])).round(2)
    array([[3962.8 , 2999.72]])
    """
    eccentricity = np.sqrt(FLATTENING * (2.0 - FLATTENING))

    def authalic(degrees: Array) -> Array:
        sine = eccentricity * np.sin(np.radians(degrees))
        return np.asarray(
            (1.0 - eccentricity**2)
            * (sine / (1.0 - sine**2) + 0.5 * np.log((1.0 + sine) / (1.0 - sine)))
            / eccentricity
        )

    pole, origin = authalic(np.array(90.0)), np.array(ORIGIN_LATITUDE)
    beta, beta_0 = np.arcsin(authalic(latitude) / pole), np.arcsin(authalic(origin) / pole)
    radius = SEMI_MAJOR_KM * np.sqrt(pole / 2.0)
    turn = np.radians(longitude - ORIGIN_LONGITUDE)
    sine = np.sin(np.radians(ORIGIN_LATITUDE))
    stretch = (
        SEMI_MAJOR_KM
        * np.cos(np.radians(ORIGIN_LATITUDE))
        / np.sqrt(1.0 - (eccentricity * sine) ** 2)
        / (radius * np.cos(beta_0))
    )
    scale = radius * np.sqrt(2.0 / (1.0 + np.sin(beta_0) * np.sin(beta) + np.cos(beta_0) * np.cos(beta) * np.cos(turn)))
    x = FALSE_EASTING_KM + scale * stretch * np.cos(beta) * np.sin(turn)
    y = FALSE_NORTHING_KM + scale / stretch * (
        np.cos(beta_0) * np.sin(beta) - np.sin(beta_0) * np.cos(beta) * np.cos(turn)
    )
    return np.stack([x, y], axis=-1)


def thinned(points: Array, tolerance: float) -> Array:
    """Points of a line without those that lie within a tolerance of it (Ramer, Douglas and Peucker).

    Examples
    --------
    >>> thinned(np.array([[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [2.0, 2.0]]), 0.5).tolist()
    [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]]
    """
    if len(points) < 3:
        return points
    start, end = points[0], points[-1]
    along = end - start
    away = points - start
    length = float(np.hypot(*along))
    distance = np.hypot(*away.T) if length == 0 else np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / length
    furthest = int(distance.argmax())
    if distance[furthest] <= tolerance:
        return points[[0, -1]]
    return np.concatenate([thinned(points[: furthest + 1], tolerance)[:-1], thinned(points[furthest:], tolerance)])


def area_km2(outline: Array) -> float:
    """Area within a closed outline."""
    x, y = outline.T
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2.0)


def _outlines(geometry: dict[str, Any]) -> list[Array]:
    """Outer outlines of a country, the largest first, without holes and small islands."""
    pieces = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    whole = [equal_area(*np.array(piece[0], dtype=float).T) for piece in pieces]
    whole.sort(key=area_km2, reverse=True)
    kept = [whole[0], *(outline for outline in whole[1:] if area_km2(outline) >= SMALLEST_ISLAND_KM2)]
    return [thinned(outline, min(TOLERANCE_KM, np.sqrt(area_km2(outline)) / 10.0)) for outline in kept]
