"""What the audit says of campuses whose truth is known: ``make bench-audit``."""
