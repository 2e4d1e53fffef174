"""Everything that accesses the network: browser, downloads, politeness."""
