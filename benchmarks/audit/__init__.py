"""The audit's verdicts on campuses whose truth is known: ``make bench-audit``."""
