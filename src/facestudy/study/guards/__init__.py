"""Keep harm out: formulas in tables, escape codes in the terminal, the code of another copy."""
