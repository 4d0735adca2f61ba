"""Baselines, built from the data: levels of the last observed month, and paths from there without an embargo."""
