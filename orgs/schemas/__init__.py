"""Shapes of what comes in, and pages of what goes out."""
