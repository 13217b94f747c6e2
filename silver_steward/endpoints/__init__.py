"""HTTP in, HTTP out, by who reads it."""
