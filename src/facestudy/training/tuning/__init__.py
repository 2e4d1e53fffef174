"""Search for settings of a model by cross-validation over departments, without the test part."""
