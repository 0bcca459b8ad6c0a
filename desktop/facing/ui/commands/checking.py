"""The menus for findings and terms."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facing.ui.commands.command import SEPARATOR, Again, Command, Menu, Submenu

CHECK = Menu(
    "check",
    QT_TRANSLATE_NOOP("Actions", "&Check"),
    (
        Command(
            "previous-finding",
            QT_TRANSLATE_NOOP("Actions", "&Previous finding"),
            "Shift+F8",
            "previous",
            QT_TRANSLATE_NOOP("Actions", "Go to the finding before the cursor"),
        ),
        Command(
            "next-finding",
            QT_TRANSLATE_NOOP("Actions", "&Next finding"),
            "F8",
            "next",
            QT_TRANSLATE_NOOP("Actions", "Go to the finding behind the cursor"),
        ),
        SEPARATOR,
        Command(
            "suggestions",
            QT_TRANSLATE_NOOP("Actions", "&Suggestions…"),
            "Ctrl+.",
            "suggestions",
            QT_TRANSLATE_NOOP("Actions", "Choose what to write instead, at the cursor"),
        ),
        Command(
            "take-suggestion",
            QT_TRANSLATE_NOOP("Actions", "&Take the first suggestion"),
            "Alt+Enter Alt+Return",
            "check",
            QT_TRANSLATE_NOOP("Actions", "Write the first suggestion and go to the next finding"),
        ),
        Command(
            "ignore-here",
            QT_TRANSLATE_NOOP("Actions", "&Ignore here"),
            "Ctrl+;",
            "ignore",
            QT_TRANSLATE_NOOP("Actions", "Mark this place no more"),
        ),
        Command(
            "ignore-everywhere",
            QT_TRANSLATE_NOOP("Actions", "Ignore &everywhere"),
            "Ctrl+Shift+;",
            "ignore-everywhere",
            QT_TRANSLATE_NOOP("Actions", "Mark these words no more in this document"),
        ),
        Command(
            "show-ignored",
            QT_TRANSLATE_NOOP("Actions", "Mark ignored places &again"),
            "Ctrl+Alt+;",
            "show-ignored",
            QT_TRANSLATE_NOOP("Actions", "Forget what was ignored in this document"),
        ),
        SEPARATOR,
        Submenu(
            "list",
            QT_TRANSLATE_NOOP("Actions", "&List of findings"),
            "filter",
            (
                Command("list-by-place", QT_TRANSLATE_NOOP("Actions", "By &place"), choice="grouping"),
                Command("list-by-kind", QT_TRANSLATE_NOOP("Actions", "By &kind"), choice="grouping"),
                SEPARATOR,
                Command("list-correction", QT_TRANSLATE_NOOP("Actions", "Of the &correction"), choice="listed-side"),
                Command("list-original", QT_TRANSLATE_NOOP("Actions", "Of the &original"), choice="listed-side"),
                SEPARATOR,
                Command("list-spelling", QT_TRANSLATE_NOOP("Actions", "&Spelling"), is_switch=True),
                Command("list-grammar", QT_TRANSLATE_NOOP("Actions", "&Grammar"), is_switch=True),
                Command("list-style", QT_TRANSLATE_NOOP("Actions", "S&tyle"), is_switch=True),
                Command("list-typography", QT_TRANSLATE_NOOP("Actions", "T&ypography"), is_switch=True),
                Command("list-term", QT_TRANSLATE_NOOP("Actions", "Te&rms"), is_switch=True),
                Command("list-consistency", QT_TRANSLATE_NOOP("Actions", "Co&nsistency"), is_switch=True),
                Command("list-garble", QT_TRANSLATE_NOOP("Actions", "Garb&le"), is_switch=True),
                Command("list-encoding", QT_TRANSLATE_NOOP("Actions", "&Encoding"), is_switch=True),
            ),
        ),
        Submenu(
            "checker",
            QT_TRANSLATE_NOOP("Actions", "Chec&ker"),
            "checker",
            (
                Command("checker-automatic", QT_TRANSLATE_NOOP("Actions", "&Automatic"), choice="checker"),
                Command("checker-languagetool", QT_TRANSLATE_NOOP("Actions", "&LanguageTool"), choice="checker"),
                Command("checker-embedded", QT_TRANSLATE_NOOP("Actions", "&Embedded checker"), choice="checker"),
                Command("checker-none", QT_TRANSLATE_NOOP("Actions", "&None, glossaries only"), choice="checker"),
            ),
        ),
        Submenu("language", QT_TRANSLATE_NOOP("Actions", "Lan&guage"), "language"),
        Command(
            "recheck",
            QT_TRANSLATE_NOOP("Actions", "&Check all again"),
            "F5",
            "recheck",
            QT_TRANSLATE_NOOP("Actions", "Check the whole document again"),
        ),
    ),
)

GLOSSARY = Menu(
    "glossary",
    QT_TRANSLATE_NOOP("Actions", "&Glossary"),
    (
        Command(
            "terms-here",
            QT_TRANSLATE_NOOP("Actions", "&Insert a term…"),
            "Ctrl+T",
            "glossary",
            QT_TRANSLATE_NOOP("Actions", "Choose from the terms of this paragraph, at the cursor"),
        ),
        SEPARATOR,
        Command(
            "add-glossary",
            QT_TRANSLATE_NOOP("Actions", "&Load a glossary…"),
            "Ctrl+L",
            "add",
            QT_TRANSLATE_NOOP("Actions", "Use the terms of a CSV or TSV file"),
        ),
        Submenu("remove-glossary", QT_TRANSLATE_NOOP("Actions", "&Stop using"), "remove"),
        SEPARATOR,
        Again("show-terms"),
    ),
)
