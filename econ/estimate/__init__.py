"""Estimation: fits on the project's own data that write the estimated coefficients of parameters.toml."""
