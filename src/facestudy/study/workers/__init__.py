"""Work that is shared out: processes of this machine, or a Dask cluster."""
