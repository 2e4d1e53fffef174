"""Network features of pictures: compute, cache, augment."""
