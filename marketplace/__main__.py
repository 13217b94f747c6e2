"""`python -m marketplace` is the console script `marketplace`."""

from marketplace.cli import main

if __name__ == "__main__":
    main()
