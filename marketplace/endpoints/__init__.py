"""What HTTP asks of the front door, by thing."""
