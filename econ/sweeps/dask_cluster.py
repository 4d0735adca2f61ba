"""Dask clusters: the same sweep on other machines (`distributed`, an optional extra)."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from econ.errors import BadInputError
from econ.optional import optional

CONNECT_S = 10
WORKERS_S = 30
RETRIES = 3
"""Times that Dask runs a task again when a worker is lost with it; tasks on other workers move by themselves."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Executor on a Dask cluster, whose workers have this model installed in the same version.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises
    ------
    BadInputError
        If `distributed` is not installed, no scheduler answers, or it has no workers.
    """
    distributed = optional("distributed", "cluster")
    try:
        client = distributed.Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError, ImportError) as error:
        reason = str(error) or type(error).__name__
        raise BadInputError(f"No Dask scheduler answers at {address}: {reason}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_S)
        except TimeoutError:
            raise BadInputError(
                f"The Dask cluster at {address} has no workers; start some: dask worker {address}"
            ) from None
        yield client.get_executor(retries=RETRIES)
