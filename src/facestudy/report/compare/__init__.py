"""Several studies side by side: what they reached, what they rest on and how they were made."""
