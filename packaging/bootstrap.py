"""Sets Facing Pages up and starts it. Needs Python 3.11 or newer and nothing else.

    python3 packaging/bootstrap.py run [FILE]               the program, with FILE or the sample
    python3 packaging/bootstrap.py test [pytest arguments]  the test suite
    python3 packaging/bootstrap.py setup [--test]           the set-up alone
    python3 packaging/bootstrap.py register                 work files open by double click; unregister takes it back

The first time it fetches what is missing and shows how far it is; after that it takes seconds and needs no network.
The steps are in packaging/setup_steps.
"""

import sys

# This file must stay readable for old Pythons, so that they can say the sentence below.
if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(
            "Facing Pages needs Python 3.11 or newer, and this is Python %d.%d: "  # noqa: UP031
            "install a newer one and start this command with it." % sys.version_info[:2]
        )

    from setup_steps.commands import main

    sys.exit(main(sys.argv[1:]))
