"""What each actor may see of the purchase of services; every read of another's row is here."""
