"""Build the baselines: `python -m econ.build_baseline`."""

from econ.build_baseline.build import build_dated, write, write_document
from econ.build_baseline.network import network
from econ.build_baseline.vintages import VINTAGES
from econ.gas_grid import FILE as NETWORK_FILE


def main() -> None:
    """Build and write all vintages, and the gas network they share."""
    grid = network(VINTAGES)
    print(f"{write_document(grid, NETWORK_FILE).name}: version {grid['version']}")
    for vintage in VINTAGES:
        document = build_dated(vintage)
        print(f"{write(document).name}: {document['month']}, version {document['version']}")


if __name__ == "__main__":
    main()
