"""Sweeps: one scenario at many points, on local processes, any executor or a Dask cluster."""

from econ.sweeps.dask_cluster import cluster
from econ.sweeps.design import Design, grid
from econ.sweeps.local import LocalProcesses
from econ.sweeps.outcome import Sweep, load_sweep
from econ.sweeps.run import SweepStoppedError, sweep
from econ.sweeps.samplers import latin_hypercube, saltelli, sobol

__all__ = [
    "Design",
    "LocalProcesses",
    "Sweep",
    "SweepStoppedError",
    "cluster",
    "grid",
    "latin_hypercube",
    "load_sweep",
    "saltelli",
    "sobol",
    "sweep",
]
