"""Execute notebooks, keep what became of each, and say in the report what failed."""
