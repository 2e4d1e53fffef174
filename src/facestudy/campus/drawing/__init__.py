"""Portraits of people who do not exist: a `person`, a `shot` of them, and `portrait.render`."""
