"""What the command line says to whoever runs it."""


def say(words: object) -> None:
    """Print a line."""
    print(words)  # noqa: T201 - this is the command line
