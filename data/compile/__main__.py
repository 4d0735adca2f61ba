"""Command line of the data build: ``python -m data.compile SOURCES [ids...]``."""

import argparse
import sys
from pathlib import Path

from data.catalogue import CATALOGUE_FILE, descriptions, tables_folder
from data.compile.registry import Compiled, builders, compile_table, record
from data.errors import DataError


def main() -> int:
    """Compile the tables named on the command line, or all of them, and print one line for each."""
    parser = argparse.ArgumentParser(prog="python -m data.compile", description="Rebuild data/tables.")
    parser.add_argument("sources", type=Path, help="folder of the public source files, see data/README.md")
    parser.add_argument("ids", nargs="*", help="tables to rebuild; all when none is named")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE_FILE, help="catalogue to check against")
    arguments = parser.parse_args()
    try:
        return compile_tables(arguments.sources, arguments.ids, arguments.catalogue)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def compile_tables(sources: Path, ids: list[str], catalogue_file: Path) -> int:
    """Build, check and write tables; a failure is printed and the others still get their turn.

    Parameters
    ----------
    sources : Path
        Folder of the public source files.
    ids : list of str
        Tables to rebuild; empty for every entry of the catalogue.
    catalogue_file : Path
        Catalogue whose entries the tables are checked against.

    Returns
    -------
    int
        Exit status: 0 if every table passed.
    """
    if not sources.is_dir():
        raise DataError(f"{sources}: no such folder; name the folder of the source files: make data SOURCES=path")
    described, build, folder = descriptions(catalogue_file), builders(), tables_folder()
    compiled: dict[str, Compiled] = {}
    failed = []
    for series_id in ids or described:
        try:
            if series_id not in described or series_id not in build:
                raise DataError(f"{series_id}: a table needs an entry in {catalogue_file.name} and a @table function")
            compiled[series_id] = compile_table(series_id, described[series_id], sources, folder)
        except (DataError, FileNotFoundError) as error:
            failed.append(series_id)
            print(error, file=sys.stderr)
            continue
        found = compiled[series_id]
        print(f"{series_id:32} {found.rows:7} rows  {found.first} .. {found.last}")
    record(compiled, folder, keep=build)
    unused = [] if ids else sorted(set(build) - set(described))
    for series_id in unused:
        print(f"{series_id}: has a @table function but no entry in {catalogue_file.name}", file=sys.stderr)
    return 1 if failed or unused else 0


if __name__ == "__main__":
    sys.exit(main())
