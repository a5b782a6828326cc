"""``python -m benchmarks NAME [OPTIONS]``: run a measurement."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        sys.exit(f"usage: python -m benchmarks {{{','.join(names)}}} [OPTIONS]")
    import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:])
