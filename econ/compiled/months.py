"""Loops over months that are not the gas market's, one row after another: twins of functions of the same names."""

TWINS = ()
