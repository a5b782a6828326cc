"""``python -m turncast``."""

from turncast.cli import main

if __name__ == "__main__":
    main()
