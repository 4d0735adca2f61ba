"""The one exception of the data layer."""


class DataError(Exception):
    """A table or its catalogue entry cannot be trusted; the text is one line that names the place and the remedy."""
