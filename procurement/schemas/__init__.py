"""What comes in and goes out of the purchase of services, a file a page or form."""
