"""Matching: what suits a person and why, what stands against it, and never a feature that law or decency forbids (7.7)."""
