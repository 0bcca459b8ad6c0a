"""The menu for the text itself: characters, case, paragraphs, help while typing."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facing.ui.commands.command import SEPARATOR, Command, Menu, Submenu

TEXT = Menu(
    "text",
    QT_TRANSLATE_NOOP("Actions", "Te&xt"),
    (
        Command(
            "bold",
            QT_TRANSLATE_NOOP("Actions", "&Bold"),
            "Ctrl+B",
            "bold",
            QT_TRANSLATE_NOOP("Actions", "Make what is selected, or the word at the cursor, bold, or take that back"),
            is_switch=True,
        ),
        Command(
            "italic",
            QT_TRANSLATE_NOOP("Actions", "&Italics"),
            "Ctrl+I",
            "italic",
            QT_TRANSLATE_NOOP(
                "Actions", "Set what is selected, or the word at the cursor, in italics, or upright again"
            ),
            is_switch=True,
        ),
        SEPARATOR,
        Command(
            "special-characters",
            QT_TRANSLATE_NOOP("Actions", "Special &characters…"),
            "Ctrl+Shift+I",
            "special-characters",
            QT_TRANSLATE_NOOP("Actions", "Choose signs and letters that the keyboard does not have"),
        ),
        Submenu(
            "case",
            QT_TRANSLATE_NOOP("Actions", "Change c&ase"),
            "case",
            (
                Command("case-upper", QT_TRANSLATE_NOOP("Actions", "&UPPER CASE")),
                Command("case-lower", QT_TRANSLATE_NOOP("Actions", "&lower case")),
                Command("case-sentence", QT_TRANSLATE_NOOP("Actions", "&Sentence case")),
                Command("case-title", QT_TRANSLATE_NOOP("Actions", "&Title Case")),
                SEPARATOR,
                Command(
                    "case-next",
                    QT_TRANSLATE_NOOP("Actions", "&Next case"),
                    "Alt+Shift+F3",
                    "",
                    QT_TRANSLATE_NOOP("Actions", "Go through upper, lower, title and sentence case and back"),
                ),
            ),
        ),
        Command(
            "join-paragraphs",
            QT_TRANSLATE_NOOP("Actions", "&Join with the next paragraph"),
            "Ctrl+J",
            "join-paragraphs",
            QT_TRANSLATE_NOOP("Actions", "Make this paragraph and the next one, or those that are selected, one"),
        ),
        Command(
            "split-paragraph",
            QT_TRANSLATE_NOOP("Actions", "&Split the paragraph here"),
            "Ctrl+Shift+J",
            "split-paragraph",
            QT_TRANSLATE_NOOP("Actions", "End the paragraph at the cursor; spaces there go"),
        ),
        Command(
            "lines-wrapped",
            QT_TRANSLATE_NOOP("Actions", "Lines are &wrapped: read them as paragraphs"),
            "Alt+Shift+W",
            "",
            QT_TRANSLATE_NOOP("Actions", "Check lines that were broken at a fixed width as the paragraphs they make"),
            is_switch=True,
        ),
        Command(
            "lay-lines",
            QT_TRANSLATE_NOOP("Actions", "Lay &lines anew"),
            "Alt+Shift+J",
            "lay-lines",
            QT_TRANSLATE_NOOP(
                "Actions", "Break the wrapped lines of this paragraph, or of those selected, anew at the old width"
            ),
        ),
        Submenu(
            "typing",
            QT_TRANSLATE_NOOP("Actions", "&Typing aids"),
            "typing-aids",
            (
                Command("typing-aids", QT_TRANSLATE_NOOP("Actions", "&Improve what is typed"), is_switch=True),
                SEPARATOR,
                Command("typing-quotes", QT_TRANSLATE_NOOP("Actions", "&Quotation marks, apostrophes"), is_switch=True),
                Command("typing-dashes", QT_TRANSLATE_NOOP("Actions", "&Dashes for hyphens"), is_switch=True),
                Command("typing-ellipses", QT_TRANSLATE_NOOP("Actions", "&Ellipsis for three dots"), is_switch=True),
                Command("typing-spaces", QT_TRANSLATE_NOOP("Actions", "&Spaces beside signs"), is_switch=True),
            ),
        ),
    ),
)
