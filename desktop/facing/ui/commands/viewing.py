"""The menu for what is shown."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facing.ui.commands.command import SEPARATOR, Command, Menu, Submenu

VIEW = Menu(
    "view",
    QT_TRANSLATE_NOOP("Actions", "&View"),
    (
        Command(
            "view-both",
            QT_TRANSLATE_NOOP("Actions", "&Both pages"),
            "Ctrl+1",
            "both-pages",
            QT_TRANSLATE_NOOP("Actions", "Show the original and the correction"),
            choice="pages",
        ),
        Command(
            "view-original",
            QT_TRANSLATE_NOOP("Actions", "&Original only"),
            "Ctrl+2",
            "original-page",
            QT_TRANSLATE_NOOP("Actions", "Show the original alone"),
            choice="pages",
        ),
        Command(
            "view-correction",
            QT_TRANSLATE_NOOP("Actions", "&Correction only"),
            "Ctrl+3",
            "one-page",
            QT_TRANSLATE_NOOP("Actions", "Show the correction alone"),
            choice="pages",
        ),
        SEPARATOR,
        Command(
            "zoom-in",
            QT_TRANSLATE_NOOP("Actions", "&Larger text"),
            "Ctrl++ Ctrl+=",
            "zoom-in",
            QT_TRANSLATE_NOOP("Actions", "Make the text of both pages larger"),
        ),
        Command(
            "zoom-out",
            QT_TRANSLATE_NOOP("Actions", "&Smaller text"),
            "Ctrl+-",
            "zoom-out",
            QT_TRANSLATE_NOOP("Actions", "Make the text of both pages smaller"),
        ),
        Command(
            "zoom-reset",
            QT_TRANSLATE_NOOP("Actions", "Usual te&xt size"),
            "Ctrl+0",
            "zoom-reset",
            QT_TRANSLATE_NOOP("Actions", "Show the text in the size of the preferences"),
        ),
        SEPARATOR,
        Submenu(
            "theme",
            QT_TRANSLATE_NOOP("Actions", "&Theme"),
            "theme",
            (
                Command("theme-system", QT_TRANSLATE_NOOP("Actions", "As the &system"), choice="theme"),
                Command("theme-light", QT_TRANSLATE_NOOP("Actions", "&Light"), choice="theme"),
                Command("theme-dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), choice="theme"),
            ),
        ),
        SEPARATOR,
        Command(
            "show-findings",
            QT_TRANSLATE_NOOP("Actions", "&Findings"),
            "Alt+1",
            "findings",
            QT_TRANSLATE_NOOP("Actions", "Go to the list of findings"),
        ),
        Command(
            "show-terms",
            QT_TRANSLATE_NOOP("Actions", "T&erms"),
            "Alt+2",
            "glossary",
            QT_TRANSLATE_NOOP("Actions", "Go to the terms of this paragraph"),
        ),
        Command(
            "show-versions",
            QT_TRANSLATE_NOOP("Actions", "&Versions"),
            "Alt+3",
            "history",
            QT_TRANSLATE_NOOP("Actions", "Go to the list of versions"),
        ),
        Command(
            "show-changes",
            QT_TRANSLATE_NOOP("Actions", "C&hanges"),
            "Alt+4",
            "changes",
            QT_TRANSLATE_NOOP("Actions", "Go to the list of changes"),
        ),
        Command(
            "side-panel",
            QT_TRANSLATE_NOOP("Actions", "Side &panel"),
            "F9",
            "side-panel",
            QT_TRANSLATE_NOOP("Actions", "Show or hide the panel at the side"),
            is_switch=True,
        ),
        SEPARATOR,
        Command(
            "next-area",
            QT_TRANSLATE_NOOP("Actions", "&Next area"),
            "F6",
            "",
            QT_TRANSLATE_NOOP("Actions", "Move the keyboard on: original, correction, side panel, toolbar"),
        ),
        Command(
            "previous-area",
            QT_TRANSLATE_NOOP("Actions", "P&revious area"),
            "Shift+F6",
            "",
            QT_TRANSLATE_NOOP("Actions", "Move the keyboard back: toolbar, side panel, correction, original"),
        ),
        Command(
            "full-screen",
            QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
            "F11",
            "full-screen",
            QT_TRANSLATE_NOOP("Actions", "Use the whole screen"),
            is_switch=True,
        ),
    ),
)
