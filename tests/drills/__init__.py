"""Drills: races between processes, and processes that die."""
