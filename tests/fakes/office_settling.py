"""LibreOffice accepts or rejects all tracked changes, as its own commands do, and tells the text it then has.

Run by the Python that has LibreOffice's ``uno``, not by that of the tests: two arguments, the name of the pipe that
LibreOffice listens at and a file with a JSON list of paths. Prints one JSON object: for each path what it has after
``accept`` and after ``reject``, which is the number of changes before and after, and the text of every story, the body
first, in the order of reading. A mark of a note, a field or an image is U+FFFC, a line break U+2028.
"""

import json
import sys
import time
from pathlib import Path

import uno

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
OBJECT = "\ufffc"
LONGEST_START = 60  # seconds


def connected(pipe):
    """LibreOffice's own context, as soon as it listens."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    end = time.monotonic() + LONGEST_START
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def each(access):
    """What an enumeration gives."""
    enumeration = access.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def paragraphs(story):
    """The paragraphs of a story in order, those of tables cell by cell."""
    for block in each(story):
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from paragraphs(block.getCellByName(name))
        else:
            yield "".join(map(portion, each(block)))


def portion(piece):
    """A stretch of a paragraph as text."""
    if piece.TextPortionType == "Text":
        return piece.String.replace("\n", "\u2028")
    if piece.TextPortionType == "ContentControl":
        return "".join(map(portion, each(piece.ContentControl)))
    shown = piece.TextPortionType in ("Footnote", "TextField", "Frame", "TextContent")
    return OBJECT if shown else ""


def stories(document):
    """All texts of a document: the body, the notes, headers and footers, frames."""
    yield document.Text
    for notes in (document.Footnotes, document.Endnotes):
        yield from (notes.getByIndex(number) for number in range(notes.Count))
    styles = document.StyleFamilies.getByName("PageStyles")
    for style in (styles.getByIndex(number) for number in range(styles.Count)):
        if style.isInUse():
            yield from (style.HeaderText for _ in range(style.HeaderIsOn))
            yield from (style.FooterText for _ in range(style.FooterIsOn))
    frames = document.TextFrames
    yield from (frames.getByIndex(number) for number in range(frames.Count))


def settled(context, path, command):
    """What a file is after a command."""
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    # Not hidden: commands go to a frame.
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, ())
    if document is None:
        raise ValueError(f"LibreOffice does not open {path}")
    try:
        before = sum(1 for _ in each(document.Redlines))
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        after = sum(1 for _ in each(document.Redlines))
        return {"before": before, "after": after, "stories": [list(paragraphs(story)) for story in stories(document)]}
    finally:
        document.close(True)


def main(pipe, listed):
    """Settle all files, then end LibreOffice."""
    context = connected(pipe)
    paths = json.loads(Path(listed).read_text("utf-8"))
    told = {path: {name: settled(context, path, command) for name, command in COMMANDS.items()} for path in paths}
    print(json.dumps(told), flush=True)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
