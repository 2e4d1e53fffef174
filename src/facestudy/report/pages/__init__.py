"""The report's pages: what they say, what they look like, and how one leads to another."""
