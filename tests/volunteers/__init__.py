"""Tests of volunteers."""
