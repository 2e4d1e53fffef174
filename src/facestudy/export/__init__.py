"""What may be passed on: the export of a study, and the example report in the repository."""
