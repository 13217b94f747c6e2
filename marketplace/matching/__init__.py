"""Matching: what suits a person, why, and what stands against it; no feature that law or decency forbids (7.7)."""
