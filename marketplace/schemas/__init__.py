"""What comes in and goes out at the front door, by thing."""
