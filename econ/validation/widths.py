"""What can be said of the width of bands; light to import, for every door."""

from typing import Literal, get_args

Width = Literal["no band", "too few rows", "too narrow", "too wide", "wrong in shape", "within chance"]
WIDTHS: tuple[Width, ...] = get_args(Width)
