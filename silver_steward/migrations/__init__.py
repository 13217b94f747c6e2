"""Migrations, made then read by a person."""
