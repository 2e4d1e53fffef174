"""Everything that touches the network: browser, downloads, politeness."""
