"""Charts and picture galleries that several packages share."""
