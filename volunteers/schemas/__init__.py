"""What comes in to volunteers' pages and goes out of them."""
