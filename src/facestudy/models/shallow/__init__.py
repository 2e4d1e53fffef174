"""Models on a table of measured features, without a network: scikit-learn's."""
