"""Guards: no formulas in tables, no escape codes in the terminal, no code of another copy."""
