"""Crawl departments: request log, resuming, merging into the index."""
