"""Draw portraits of people who do not exist: a `Person`, a `Photo`, and `portrait.render`."""
