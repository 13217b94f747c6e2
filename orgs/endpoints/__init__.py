"""Addresses answered: HTTP in, HTTP out, no rule and no query."""
