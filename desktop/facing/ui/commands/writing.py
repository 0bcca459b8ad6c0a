"""The menus for files and for writing."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facing.ui.commands.command import SEPARATOR, Command, Menu, Submenu

FILE = Menu(
    "file",
    QT_TRANSLATE_NOOP("Actions", "&File"),
    (
        Command(
            "open",
            QT_TRANSLATE_NOOP("Actions", "&Open…"),
            "Ctrl+O",
            "open",
            QT_TRANSLATE_NOOP("Actions", "Open a text to correct"),
        ),
        Command(
            "open-tracked",
            QT_TRANSLATE_NOOP("Actions", "Open &tracked changes…"),
            "",
            "open-tracked",
            QT_TRANSLATE_NOOP("Actions", "Open the tracked changes in a Word document as original and correction"),
        ),
        Submenu("recent", QT_TRANSLATE_NOOP("Actions", "Open &recent"), "history"),
        Command(
            "new-from-clipboard",
            QT_TRANSLATE_NOOP("Actions", "&New from clipboard"),
            "Ctrl+N",
            "clipboard-new",
            QT_TRANSLATE_NOOP("Actions", "Correct the text that was copied last"),
        ),
        SEPARATOR,
        Command(
            "save",
            QT_TRANSLATE_NOOP("Actions", "&Save"),
            "Ctrl+S",
            "save",
            QT_TRANSLATE_NOOP("Actions", "Keep a version for ever, and write the corrected copy where there is one"),
        ),
        Command(
            "save-copy-as",
            QT_TRANSLATE_NOOP("Actions", "Save corrected copy &as…"),
            "F12",
            "save-as",
            QT_TRANSLATE_NOOP("Actions", "Choose the file that the correction is written to at each save"),
        ),
        Submenu(
            "export",
            QT_TRANSLATE_NOOP("Actions", "&Export"),
            "export",
            (
                Command(
                    "export-tracked-docx",
                    QT_TRANSLATE_NOOP("Actions", "Word with &tracked changes…"),
                    "Ctrl+Shift+E",
                    "",
                    QT_TRANSLATE_NOOP(
                        "Actions", "Write a Word document in which every change can be accepted or rejected"
                    ),
                ),
                Command(
                    "export-docx",
                    QT_TRANSLATE_NOOP("Actions", "&Word…"),
                    "",
                    "",
                    QT_TRANSLATE_NOOP("Actions", "Write the corrected text as a Word document"),
                ),
                Command(
                    "export-txt",
                    QT_TRANSLATE_NOOP("Actions", "&Plain text…"),
                    "",
                    "",
                    QT_TRANSLATE_NOOP("Actions", "Write the corrected text without any form"),
                ),
                SEPARATOR,
                Command(
                    "export-mechanical",
                    QT_TRANSLATE_NOOP("Actions", "Track &mechanical changes, too"),
                    "",
                    "",
                    QT_TRANSLATE_NOOP(
                        "Actions", "Also mark changes of white space, quotation marks and dashes alone"
                    ),
                    is_switch=True,
                ),
            ),
        ),
        Command(
            "copy-corrected",
            QT_TRANSLATE_NOOP("Actions", "&Copy corrected text"),
            "Ctrl+Shift+C",
            "copy",
            QT_TRANSLATE_NOOP("Actions", "Put the whole correction into the clipboard"),
        ),
        SEPARATOR,
        Command(
            "preferences",
            QT_TRANSLATE_NOOP("Actions", "&Preferences…"),
            "Ctrl+,",
            "settings",
            QT_TRANSLATE_NOOP("Actions", "Theme, font, spacing, checker"),
        ),
        SEPARATOR,
        Command(
            "quit",
            QT_TRANSLATE_NOOP("Actions", "&Quit"),
            "Ctrl+Q",
            "quit",
            QT_TRANSLATE_NOOP("Actions", "Close the window; all typing is kept"),
        ),
    ),
)

EDIT = Menu(
    "edit",
    QT_TRANSLATE_NOOP("Actions", "&Edit"),
    (
        Command(
            "undo",
            QT_TRANSLATE_NOOP("Actions", "&Undo"),
            "Ctrl+Z",
            "undo",
            QT_TRANSLATE_NOOP("Actions", "Take the last step back"),
        ),
        Command(
            "redo",
            QT_TRANSLATE_NOOP("Actions", "&Redo"),
            "Ctrl+Shift+Z Ctrl+Y",
            "redo",
            QT_TRANSLATE_NOOP("Actions", "Bring back the step that was undone last"),
        ),
        SEPARATOR,
        Command(
            "cut",
            QT_TRANSLATE_NOOP("Actions", "Cu&t"),
            "Ctrl+X",
            "cut",
            QT_TRANSLATE_NOOP("Actions", "Take the selected text out, into the clipboard"),
        ),
        Command(
            "copy",
            QT_TRANSLATE_NOOP("Actions", "&Copy"),
            "Ctrl+C",
            "copy",
            QT_TRANSLATE_NOOP("Actions", "Put the selected text into the clipboard"),
        ),
        Command(
            "paste",
            QT_TRANSLATE_NOOP("Actions", "&Paste"),
            "Ctrl+V",
            "paste",
            QT_TRANSLATE_NOOP("Actions", "Put the clipboard's text at the cursor"),
        ),
        Command(
            "select-all",
            QT_TRANSLATE_NOOP("Actions", "Select &all"),
            "Ctrl+A",
            "select-all",
            QT_TRANSLATE_NOOP("Actions", "Select the whole page"),
        ),
        SEPARATOR,
        Command(
            "find",
            QT_TRANSLATE_NOOP("Actions", "&Find…"),
            "Ctrl+F",
            "find",
            QT_TRANSLATE_NOOP("Actions", "Look for words in both pages"),
        ),
        Command(
            "find-next",
            QT_TRANSLATE_NOOP("Actions", "Find ne&xt"),
            "F3",
            "next",
            QT_TRANSLATE_NOOP("Actions", "Go to the next place that was found"),
        ),
        Command(
            "find-previous",
            QT_TRANSLATE_NOOP("Actions", "Find previou&s"),
            "Shift+F3",
            "previous",
            QT_TRANSLATE_NOOP("Actions", "Go to the place before that was found"),
        ),
        Command(
            "replace",
            QT_TRANSLATE_NOOP("Actions", "R&eplace…"),
            "Ctrl+H",
            "replace",
            QT_TRANSLATE_NOOP("Actions", "Look for words and write others in their place"),
        ),
        Submenu(
            "find-options",
            QT_TRANSLATE_NOOP("Actions", "F&ind and replace"),
            "",
            (
                Command(
                    "find-case",
                    QT_TRANSLATE_NOOP("Actions", "Match &case"),
                    "Ctrl+Shift+A",
                    "match-case",
                    QT_TRANSLATE_NOOP("Actions", "Find capitals only where capitals are written"),
                    is_switch=True,
                ),
                Command(
                    "find-words",
                    QT_TRANSLATE_NOOP("Actions", "Whole &words"),
                    "Ctrl+Shift+W",
                    "whole-words",
                    QT_TRANSLATE_NOOP("Actions", "Find nothing that is only a part of a word"),
                    is_switch=True,
                ),
                Command(
                    "find-expression",
                    QT_TRANSLATE_NOOP("Actions", "Regular e&xpression"),
                    "Ctrl+Shift+X",
                    "expression",
                    QT_TRANSLATE_NOOP(
                        "Actions", "Take what is looked for as a regular expression; $1 and \\1 are its groups"
                    ),
                    is_switch=True,
                ),
                SEPARATOR,
                Command("find-in-both", QT_TRANSLATE_NOOP("Actions", "In &both pages"), choice="searched-side"),
                Command("find-in-original", QT_TRANSLATE_NOOP("Actions", "In the &original"), choice="searched-side"),
                Command(
                    "find-in-correction", QT_TRANSLATE_NOOP("Actions", "In the cor&rection"), choice="searched-side"
                ),
                SEPARATOR,
                Command(
                    "replace-here",
                    QT_TRANSLATE_NOOP("Actions", "Replace &this one"),
                    "Ctrl+Shift+H",
                    "",
                    QT_TRANSLATE_NOOP("Actions", "Replace the place that is chosen and go to the next one"),
                ),
                Command(
                    "replace-all",
                    QT_TRANSLATE_NOOP("Actions", "Replace &all…"),
                    "Ctrl+Alt+Return",
                    "",
                    QT_TRANSLATE_NOOP("Actions", "See all replacements first, then make those that are ticked"),
                ),
            ),
        ),
        Command(
            "go-to-paragraph",
            QT_TRANSLATE_NOOP("Actions", "&Go to paragraph…"),
            "Ctrl+G",
            "go-to",
            QT_TRANSLATE_NOOP("Actions", "Go to the paragraph with a number"),
        ),
        SEPARATOR,
        Command(
            "previous-change",
            QT_TRANSLATE_NOOP("Actions", "Pre&vious change"),
            "Shift+F7",
            "previous",
            QT_TRANSLATE_NOOP("Actions", "Go to the change before the cursor"),
        ),
        Command(
            "next-change",
            QT_TRANSLATE_NOOP("Actions", "&Next change"),
            "F7",
            "next",
            QT_TRANSLATE_NOOP("Actions", "Go to the change behind the cursor"),
        ),
        Command(
            "other-place",
            QT_TRANSLATE_NOOP("Actions", "Other p&lace of a moved paragraph"),
            "Ctrl+F7",
            "moved",
            QT_TRANSLATE_NOOP("Actions", "Go from a moved paragraph to where it stood or stands, and back"),
        ),
        Command(
            "take-back",
            QT_TRANSLATE_NOOP("Actions", "Take &back this change"),
            "Ctrl+R",
            "take-back",
            QT_TRANSLATE_NOOP("Actions", "Bring the original's words back for the change at the cursor"),
        ),
    ),
)
