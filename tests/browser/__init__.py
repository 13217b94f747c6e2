"""Pages in a real browser: what is seen, pressed and read aloud."""
