"""What each actor may see in the purchase of services; every read of another's row is here."""
