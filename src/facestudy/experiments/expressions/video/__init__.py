"""Read, write and annotate videos, and extract faces from them."""
