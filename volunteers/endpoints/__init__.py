"""Volunteers' pages: HTTP in, HTTP out."""
