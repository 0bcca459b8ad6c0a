"""What the findings list is narrowed to: what became of findings, and who says so."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Finding, State


class Voice(StrEnum):
    """A checker, or several that are one to the reader."""

    LANGUAGETOOL = "languagetool"
    EMBEDDED = "embedded"
    GLOSSARY = "glossary"
    OWN = "own"


def voices_of(finding: Finding) -> set[Voice]:
    """Whose findings it is; what is no engine's nor a glossary's comes from the checkers that are part of us."""
    named = {voice.value: voice for voice in Voice}
    return {named.get(source.checker.split("/")[0], Voice.OWN) for source in finding.sources}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """``None`` leaves all."""

    fate: State | None = None
    voice: Voice | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything may be left out."""
        return self != Narrowing()

    def passes(self, finding: Finding) -> bool:
        """Whether a finding, which has its state, is listed."""
        if self.fate is not None and finding.state is not self.fate:
            return False
        return self.voice is None or self.voice in voices_of(finding)

    def words(self) -> str:
        """What is listed, where not all is."""
        return " ".join(each for each in (_fate_words(self.fate), _voice_words(self.voice)) if each)


def _fate_words(fate: State | None) -> str:
    return {
        None: "",
        State.NEW: QCoreApplication.translate("Findings", "Only findings that are new in the correction are listed."),
        State.STILL_THERE: QCoreApplication.translate("Findings", "Only findings that are in both texts are listed."),
        State.FIXED: QCoreApplication.translate(
            "Findings", "Only findings of the original that the correction has fixed are listed."
        ),
    }[fate]


def _voice_words(voice: Voice | None) -> str:
    return {
        None: "",
        Voice.LANGUAGETOOL: QCoreApplication.translate("Findings", "Only findings of LanguageTool are listed."),
        Voice.EMBEDDED: QCoreApplication.translate("Findings", "Only findings of the embedded checker are listed."),
        Voice.GLOSSARY: QCoreApplication.translate("Findings", "Only terms of the glossaries are listed."),
        Voice.OWN: QCoreApplication.translate("Findings", "Only findings of the own checkers are listed."),
    }[voice]
