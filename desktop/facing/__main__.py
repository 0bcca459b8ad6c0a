"""Starts Facing Pages: ``facing``, or ``python -m facing``."""

import sys


def main() -> int:
    """Run the program with the process's own arguments; gives its exit code."""
    from facing.app.start import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
