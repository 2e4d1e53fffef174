"""From raw pictures to labelled crops: crop, group, split, read as a dataset."""
