"""The front door: needs meet helpers (三社联动)."""
