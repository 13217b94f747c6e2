"""Tests: sentences over a cast of people."""
