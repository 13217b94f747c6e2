"""The demonstration city: a believable year of an invented Panjin, made by the same acts as users make it."""
