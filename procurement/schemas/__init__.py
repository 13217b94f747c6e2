"""What comes in and goes out about purchases, a file a thing."""
