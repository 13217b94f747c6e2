"""What the audit's lines about purchases are called, a file a part."""
