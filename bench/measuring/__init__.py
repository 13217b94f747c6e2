"""What the measurements share: a city of ten thousand shifts, a server under load, and figures of both."""
