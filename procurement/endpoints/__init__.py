"""HTTP in, HTTP out, for the purchase of services; no rule and no query is here."""
