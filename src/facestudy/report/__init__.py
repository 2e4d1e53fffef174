"""Run the notebooks and write the report."""
