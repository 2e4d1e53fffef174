"""Crawl departments: visit pages, download portraits, resume, merge into the index."""
