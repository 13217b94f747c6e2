"""Who may do what in the purchase of services, as questions, a file a thing."""
