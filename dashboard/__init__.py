"""Dashboard and HTTP interface: two doors to `econ.simulate`, in one process; no formula of the model lives here."""
