"""Offline build of ``data/tables`` from public source files: ``python -m data.compile SOURCES [ids...]``.

Not part of the running program. Each module holds the transformations of one subject; each function decorated with
``@table("id")`` returns the table of that id.
"""
