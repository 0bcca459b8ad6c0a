"""The menus for versions and for help."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facing.ui.commands.command import SEPARATOR, Again, Command, Menu

VERSIONS = Menu(
    "versions",
    QT_TRANSLATE_NOOP("Actions", "Ve&rsions"),
    (
        Again("save"),
        Command(
            "keep-named",
            QT_TRANSLATE_NOOP("Actions", "Keep &named version…"),
            "Ctrl+Shift+S",
            "keep-named",
            QT_TRANSLATE_NOOP("Actions", "Keep a version under a name of its own"),
        ),
        SEPARATOR,
        Command(
            "compare-version",
            QT_TRANSLATE_NOOP("Actions", "&Compare"),
            "Ctrl+D",
            "compare",
            QT_TRANSLATE_NOOP("Actions", "Show the chosen version beside the correction, or the two chosen ones"),
        ),
        Command(
            "back-to-current",
            QT_TRANSLATE_NOOP("Actions", "&Back to the original"),
            "Ctrl+Shift+D",
            "take-back",
            QT_TRANSLATE_NOOP("Actions", "Show the original beside the correction again"),
        ),
        Command(
            "restore-version",
            QT_TRANSLATE_NOOP("Actions", "&Restore"),
            "Ctrl+Shift+R",
            "restore",
            QT_TRANSLATE_NOOP("Actions", "Make the correction what it was in the chosen version; this can be undone"),
        ),
        Command(
            "rename-version",
            QT_TRANSLATE_NOOP("Actions", "Na&me and note…"),
            "F2",
            "rename",
            QT_TRANSLATE_NOOP("Actions", "Give the chosen version a name and a note"),
        ),
        Command(
            "pin-version",
            QT_TRANSLATE_NOOP("Actions", "&Pin on top"),
            "Ctrl+Shift+P",
            "pin",
            QT_TRANSLATE_NOOP("Actions", "Let the chosen version stand on top of the list"),
        ),
        Command(
            "export-version",
            QT_TRANSLATE_NOOP("Actions", "&Export…"),
            "Ctrl+F12",
            "save-as",
            QT_TRANSLATE_NOOP("Actions", "Write the chosen version to a file like the original"),
        ),
        SEPARATOR,
        Command(
            "earlier-wordings",
            QT_TRANSLATE_NOOP("Actions", "Earlier &wordings of this paragraph…"),
            "Ctrl+E",
            "history",
            QT_TRANSLATE_NOOP("Actions", "What the paragraph at the cursor was in earlier versions, and a way back"),
        ),
        Command(
            "search-versions",
            QT_TRANSLATE_NOOP("Actions", "&Look for words in the versions"),
            "Ctrl+Alt+F",
            "find",
            QT_TRANSLATE_NOOP("Actions", "Find versions by name, by note or by what they hold"),
        ),
        SEPARATOR,
        Again("show-versions"),
    ),
)

HELP = Menu(
    "help",
    QT_TRANSLATE_NOOP("Actions", "&Help"),
    (
        Command(
            "shortcuts",
            QT_TRANSLATE_NOOP("Actions", "&Commands and keys"),
            "F1",
            "keyboard",
            QT_TRANSLATE_NOOP("Actions", "All commands with their places in the menus and their keys"),
        ),
        Command(
            "private",
            QT_TRANSLATE_NOOP("Actions", "&What leaves this computer"),
            "Shift+F1",
            "private",
            QT_TRANSLATE_NOOP("Actions", "Nothing; this says how that is made sure"),
        ),
        Command(
            "report",
            QT_TRANSLATE_NOOP("Actions", "&Report on this installation"),
            "Ctrl+F1",
            "report",
            QT_TRANSLATE_NOOP("Actions", "What is installed and what works"),
        ),
        SEPARATOR,
        Command(
            "about",
            QT_TRANSLATE_NOOP("Actions", "&About Facing Pages"),
            "Ctrl+Shift+F1",
            "information",
            QT_TRANSLATE_NOOP("Actions", "Version and licence"),
        ),
    ),
)
