"""A Dask cluster of two processes on this machine, for all tests of the folder."""

import dask
import pytest
from distributed import LocalCluster


@pytest.fixture(scope="package")
def cluster():
    with (
        # a worker that is lost twice with one task makes that task suspect: the default of four takes long
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=60) as started,
    ):
        yield started
