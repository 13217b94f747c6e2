"""What comes in and goes out in the purchase of services."""
