"""Silver steward: the yearly choice of older people who serve, from a nomination to an honour that stands on hours."""
