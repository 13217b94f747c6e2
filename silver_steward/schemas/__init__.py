"""What comes in and what pages show, by who reads them."""
