"""What each actor may see at the front door, by thing."""
