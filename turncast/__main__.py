"""``turncast`` and ``python -m turncast``."""

import atexit
import os
import sys


def run() -> None:
    """Run the command line; a worker imports this module too when it starts, and needs none of it."""
    ends: list[int] = []
    atexit.register(_leave, ends)  # before all others, so that it comes after them
    from turncast.cli import main

    try:
        main()
    except SystemExit as end:
        ends.append(end.code if isinstance(end.code, int) else int(end.code is not None))
        raise


def _leave(ends: list[int]) -> None:
    """End with the status in ``ends``, and let the system take the memory back at once.

    To take the words of an hour apart one by one first costs a tenth of a second. After a fault, or where what was
    said cannot be written, Python ends as it always does, and tells why.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    if ends:
        os._exit(ends[0])


if __name__ == "__main__":
    run()
