"""Figures: pure functions from a run to plotly figures as plain dictionaries."""
