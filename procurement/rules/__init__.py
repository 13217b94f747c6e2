"""Who may do what in the purchase of services."""
