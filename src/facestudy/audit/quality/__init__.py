"""How good is the audit of this study: what it would find, and how often it would be wrong."""
