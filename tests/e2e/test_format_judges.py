"""Corrected files of the further formats as other programs read them."""

from pathlib import Path

import pysubs2

from facing.core.edit import Edit, Place
from facing.formats.registry import AllFormats

FORMATS = AllFormats()


def test_another_program_reads_corrected_subtitles() -> None:
    subtitles = pysubs2.SSAFile()
    subtitles.append(pysubs2.SSAEvent(start=1000, end=2000, text="{\\i1}The old boat{\\i0}\\Nleft the harbour."))
    subtitles.append(pysubs2.SSAEvent(start=3000, end=4000, text="Nobody saw it."))
    for form in ("srt", "vtt"):
        original = FORMATS.from_bytes(Path(f"a.{form}"), subtitles.to_string(form).encode())
        text = original.text.apply(Edit(Place(0, 4), "old", "elderly")).apply(Edit(Place(1, 14), "", "\nNobody."))
        judged = pysubs2.SSAFile.from_string(FORMATS.write(original, text).decode(), form)
        assert [event.plaintext for event in judged] == [
            "The elderly boat\nleft the harbour.",
            "Nobody saw it.\nNobody.",
        ]
        assert [(event.start, event.end) for event in judged] == [(1000, 2000), (3000, 4000)]
        assert "{\\i1}The elderly boat{\\i0}" in judged[0].text
