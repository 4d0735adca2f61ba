"""Fresh data: fetch from the providers, join to the table there is, check, show what changes, and only then write.

This package and ``data/providers`` are the only parts of the project that reach for the network; nothing imports them
unless ``embargo data refresh`` runs.
"""
