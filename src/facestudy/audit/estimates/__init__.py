"""Estimates from pictures: age, sex and skin tone, for where the index does not state them."""
