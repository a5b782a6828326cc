"""``turncast`` and ``python -m turncast``."""

import atexit
import gc
import os
import sys

YOUNG = 50_000
"""New objects behind which Python searches them for garbage; 700 in Python 3.11. What is imported stays: to search it
again and again finds nothing."""


def run() -> None:
    """Run the command line and end the process, which is all its own; another program calls ``turncast.cli.main``.

    A worker imports this module too when it starts, and needs none of it.
    """
    ends: list[int] = []
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    atexit.register(_leave, ends)  # so early that it comes behind the exit handlers of all that is imported from here
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
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by the shell
                stream.flush()
    except (OSError, ValueError):
        return
    if ends:
        os._exit(ends[0])


if __name__ == "__main__":
    run()
