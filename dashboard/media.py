"""Content negotiation: the media type a client takes best, of those there are (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request

JSON = "application/json"
CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"
PNG = "image/png"
SVG = "image/svg+xml"
PDF = "application/pdf"
HTML = "text/html"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def best_of(request: Request, offered: Sequence[str]) -> str:
    """Media type to answer with; the first offered where the client does not mind.

    Raises
    ------
    HTTPException
        406, where the client takes none of them.
    """
    wanted = _wanted(request.headers.get("accept", "*/*"))
    weights = {media: _weight(media, wanted) for media in offered}
    best = max(offered, key=lambda media: weights[media])
    if weights[best] <= 0.0:
        raise HTTPException(406, f"There is {', '.join(offered)}; name one of them in the Accept header.")
    return best


def _wanted(header: str) -> dict[str, float]:
    """Weight by range of media types.

    Examples
    --------
    >>> _wanted("image/png, image/*;q=0.5")
    {'image/png': 1.0, 'image/*': 0.5}
    """
    found = {}
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            found[name.lower()] = _quality(parameters)
    return found


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _weight(media: str, wanted: dict[str, float]) -> float:
    """Weight of a media type: that of the narrowest range it lies in."""
    for accepted in (media, f"{media.split('/')[0]}/*", "*/*"):
        if accepted in wanted:
            return wanted[accepted]
    return 0.0
