"""Query keys that nobody knows are refused, as unknown keys of a body are, in place of being passed over."""

from fastapi.requests import HTTPConnection

from econ.errors import BadInputError


def refuse_unknown(request: HTTPConnection) -> None:
    """Check the keys of a query against those that the route declares.

    Raises
    ------
    BadInputError
        If one is unknown, naming those that are known.
    """
    route = request.scope["route"]
    if request.scope["type"] != "http" or not route.include_in_schema or route.openapi_extra:
        return  # a route with parameters of its own making checks them itself
    known = [field.alias for field in route.dependant.query_params]
    for key in request.query_params:
        if key not in known:
            takes = f"takes {', '.join(known)}" if known else "takes none"
            raise BadInputError(f"Unknown query key '{key[:80]}': {route.path} {takes}.")
