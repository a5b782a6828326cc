"""``turncast`` and ``python -m turncast``."""


def run() -> None:
    """Run the command line; a worker imports this module too when it starts, and needs none of it."""
    from turncast.cli import main

    main()


if __name__ == "__main__":
    run()
