"""The outside world, as small things in the tree."""
