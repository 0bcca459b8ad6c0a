"""What the user decided about findings: ignored, switched off or on, known words; for a document or for always."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from facing.core.document import Choices, IgnoreKey
from facing.core.finding import Finding, Kind, Side
from facing.core.settings import Settings
from facing.session.findings import FindingBook
from facing.session.foreign import ForeignText
from facing.session.ignoring import ignore_key
from facing.session.judging import OWN_RULES, Judge, Switches
from facing.session.offers import OFFER_RULES
from facing.session.profiles import profile_named
from facing.session.services import Services
from facing.session.vocabulary import Vocabulary

# Whether a decision is about what a checker said; ``None`` in its place: perhaps about all of it.
_Concerned = Callable[[Finding], bool]


class Reach(StrEnum):
    """Where a decision holds: at one place, in this document, in all documents."""

    HERE = "here"
    DOCUMENT = "document"
    ALWAYS = "always"


class Matter(StrEnum):
    """What was decided on."""

    IGNORED = "ignored"
    RULE_OFF = "rule off"
    RULE_ON = "rule on"
    KIND_OFF = "kind off"
    KNOWN_WORD = "known word"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision that can be taken back. ``words`` hold what it is about: text, a rule's id or a kind's name.

    ``rule`` and ``key`` are those of an ignored finding; an empty rule means any.
    """

    matter: Matter
    reach: Reach
    words: str
    rule: str = ""
    key: IgnoreKey | None = None


def switches_of(settings: Settings, choices: Choices) -> Switches:
    """All switches in one: the document's own go before the lasting ones, these before those of its profile."""
    profile = profile_named(choices.profile)
    own_off, own_on = frozenset(choices.rules_off), frozenset(choices.rules_on)
    off = (profile.rules_off - frozenset(settings.rules_on)) | frozenset(settings.rules_off)
    kinds_off = (profile.kinds_off | _kinds(choices.kinds_off)) - _kinds(choices.kinds_on)
    return Switches(
        off=(off - own_on) | own_off,
        on=(frozenset(settings.rules_on) - own_off) | own_on,
        kinds_off=kinds_off,
        hints=settings.mark_hints or profile.hints,
    )


def judge_for(services: Services, settings: Settings, choices: Choices, foreign: ForeignText) -> Judge:
    """The judge of a document for which this was chosen."""
    lasting, own = services.words.words(), frozenset(choices.known_words)
    known = Vocabulary(lasting, own, services.glossaries.words, foreign.language)
    return Judge(switches_of(settings, choices), known.knows, foreign.language_of)


class Decisions:
    """Takes decisions on one document's findings, and takes them back.

    Each is durable before it counts: what raises ``UserProblem`` has changed nothing. ``remember`` keeps the choices
    of the document, ``changed`` is told which paragraphs of a side are judged anew: those with words, rules or kinds
    that a decision is about.
    """

    def __init__(
        self,
        services: Services,
        document: str,
        book: FindingBook,
        language: Callable[[], str],
        choices: Choices,
        remember: Callable[[Choices], None],
        changed: Callable[[Side, frozenset[int]], None],
    ) -> None:
        self._services = services
        self._document = document
        self._book = book
        self._foreign = ForeignText(services.detector, language)
        self._remember = remember
        self._changed = changed
        self._settings = services.settings
        self.choices = choices
        self._own = services.store.ignores(document)
        self._lasting = services.store.ignores(None)
        self._use()

    @property
    def switches(self) -> Switches:
        """What is on and off now."""
        return self._book.judge.switches

    @property
    def mark_hints(self) -> bool:
        """Whether the user wants hints marked in all documents."""
        return self._settings.mark_hints

    # --- deciding ------------------------------------------------------------------------------------------------

    def ignore(self, finding: Finding, paragraph: str, reach: Reach, any_rule: bool = False) -> None:
        """Mark a finding in a paragraph of this text no more; ``any_rule``: whatever is said about its words."""
        key = ignore_key(finding, paragraph, everywhere=reach is not Reach.HERE)
        if any_rule:
            key = replace(key, rule="")
        lasting = reach is Reach.ALWAYS
        self._services.store.add_ignore(None if lasting else self._document, key)
        (self._lasting if lasting else self._own).add(key)
        self._judge_anew(_about_text(key))

    def decline(self, key: IgnoreKey) -> None:
        """Remember in all documents that an offer was declined."""
        self._services.store.add_ignore(None, key)
        self._lasting.add(key)

    def is_declined(self, key: IgnoreKey) -> bool:
        """Whether an offer was declined in any document."""
        return key in self._lasting

    def mark_ignored_again(self) -> None:
        """Take back everything that was ignored in this document."""
        for key in tuple(self._own):
            self._services.store.remove_ignore(self._document, key)
            self._own.discard(key)
        self._judge_anew()

    def know(self, words: Sequence[str], always: bool) -> None:
        """Take words for right."""
        if always:
            self._services.words.add(words)
        else:
            self._choose(known_words=_with(self.choices.known_words, words))
        self._judge_anew(_about_words(words))

    def switch_rule(self, rule: str, on: bool, always: bool) -> None:
        """Switch a rule on or off."""
        if always:
            self._change(lambda settings: _with_rule(settings, rule, on))
            # A switch of the document's own would stand before it.
            if rule in (*self.choices.rules_off, *self.choices.rules_on):
                off, others = _without(self.choices.rules_off, rule), _without(self.choices.rules_on, rule)
                self._choose(rules_off=off, rules_on=others)
        else:
            off, others = _switched(self.choices.rules_off, self.choices.rules_on, rule, on)
            self._choose(rules_off=off, rules_on=others)
        self._judge_anew(_about_rule(rule))

    def switch_kind(self, kind: Kind, on: bool) -> None:
        """Look for a kind of error in this document, or not."""
        off, others = _without(self.choices.kinds_off, kind.value), _without(self.choices.kinds_on, kind.value)
        of_profile = kind in profile_named(self.choices.profile).kinds_off
        if on:
            self._choose(kinds_off=off, kinds_on=_with(others, [kind.value]) if of_profile else others)
        else:
            self._choose(kinds_off=off if of_profile else _with(off, [kind.value]), kinds_on=others)
        self._judge_anew()

    def use_profile(self, name: str) -> None:
        """Take this document for a text of this sort (``session.profiles``)."""
        self._choose(profile=name, kinds_on=())
        self._judge_anew()

    def use_glossary(self, path: Path, on: bool) -> None:
        """Look for the terms of a glossary in this document, or not."""
        others = _without(self.choices.glossaries_off, str(path))
        self._choose(glossaries_off=others if on else _with(others, [str(path)]))
        self.use_glossaries()

    def note_rules(self, names: Iterable[str]) -> None:
        """Remember that these house rules have changed this document."""
        self._choose(rules_run=_with(self.choices.rules_run, names))

    def use_glossaries(self) -> None:
        """Have the glossaries leave out what was chosen for this document, which is the one that is open."""
        self._services.glossaries.leave_out(self.choices.glossaries_off)

    def use_hints(self, mark: bool) -> None:
        """Mark hints in all documents, or not."""
        self._change(lambda settings: replace(settings, mark_hints=mark))
        self._judge_anew()

    # --- looking and taking back ---------------------------------------------------------------------------------

    def all(self) -> list[Decision]:
        """Everything that was decided and can be taken back, kind after kind, in the order of the alphabet."""
        choices, settings = self.choices, self._settings
        ignored = [(key, Reach.HERE if key.before or key.after else Reach.DOCUMENT) for key in self._own]
        ignored += [(key, Reach.ALWAYS) for key in self._lasting]
        found = [Decision(_matter_of(key), reach, key.text, key.rule, key) for key, reach in ignored]
        for matter, reach, words in (
            (Matter.RULE_OFF, Reach.DOCUMENT, choices.rules_off),
            (Matter.RULE_OFF, Reach.ALWAYS, settings.rules_off),
            (Matter.RULE_ON, Reach.DOCUMENT, choices.rules_on),
            (Matter.RULE_ON, Reach.ALWAYS, settings.rules_on),
            (Matter.KIND_OFF, Reach.DOCUMENT, choices.kinds_off),
            (Matter.KNOWN_WORD, Reach.DOCUMENT, choices.known_words),
            (Matter.KNOWN_WORD, Reach.ALWAYS, self._services.words.words()),
        ):
            found += [Decision(matter, reach, each) for each in words]
        matters = list(Matter)
        return sorted(found, key=lambda each: (matters.index(each.matter), each.words.casefold(), each.words))

    def take_back(self, decision: Decision) -> None:
        """Let a decision hold no more."""
        always, words = decision.reach is Reach.ALWAYS, decision.words
        if decision.key is not None:
            self._services.store.remove_ignore(None if always else self._document, decision.key)
            (self._lasting if always else self._own).discard(decision.key)
        elif decision.matter is Matter.KNOWN_WORD and always:
            self._services.words.remove([words])
        elif always:
            self._change(lambda settings: _without_rule(settings, words))
        else:
            name = _FIELDS[decision.matter]
            self._choose(**{name: _without(getattr(self.choices, name), words)})
        self._judge_anew(_about(decision))

    def follow(self, ignores: Set[IgnoreKey]) -> None:
        """These findings of the document are ignored now, where it is edited."""
        if ignores != self._own:
            self._own = set(ignores)
            self._judge_anew()

    def terms_changed(self) -> None:
        """Other terms are known now."""
        self._judge_anew()

    # --- inside --------------------------------------------------------------------------------------------------

    def _choose(self, **values: object) -> None:
        chosen = replace(self.choices, **values)  # type: ignore[arg-type]
        self._remember(chosen)
        self.choices = chosen

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        self._settings = self._services.change_settings(change)

    def _judge_anew(self, concerned: _Concerned | None = None) -> None:
        self._use()
        for side, paragraphs in self._book.refresh(concerned).items():
            if paragraphs:
                self._changed(side, paragraphs)

    def _use(self) -> None:
        self._book.ignores = self._own | self._lasting
        self._book.judge = judge_for(self._services, self._settings, self.choices, self._foreign)


_FIELDS = {
    Matter.RULE_OFF: "rules_off",
    Matter.RULE_ON: "rules_on",
    Matter.KIND_OFF: "kinds_off",
    Matter.KNOWN_WORD: "known_words",
}


def _matter_of(key: IgnoreKey) -> Matter:
    return Matter.DECLINED if key.rule in OFFER_RULES else Matter.IGNORED


def _about_text(key: IgnoreKey) -> _Concerned | None:
    # What is told of several findings together is no checker's words.
    return None if not key.rule or key.rule.startswith(OWN_RULES) else lambda finding: finding.text == key.text


def _about_words(words: Iterable[str]) -> _Concerned:
    known = Vocabulary(own=frozenset(words))
    return lambda finding: finding.is_about_a_word and known.knows(finding.text)


def _about_rule(rule: str) -> _Concerned | None:
    return None if rule.startswith(OWN_RULES) else lambda finding: finding.rule == rule


def _about(decision: Decision) -> _Concerned | None:
    if decision.key is not None:
        return _about_text(decision.key)
    if decision.matter is Matter.KNOWN_WORD:
        return _about_words([decision.words])
    return None if decision.matter is Matter.KIND_OFF else _about_rule(decision.words)


def _with_rule(settings: Settings, rule: str, on: bool) -> Settings:
    rules_off, rules_on = _switched(settings.rules_off, settings.rules_on, rule, on)
    return replace(settings, rules_off=rules_off, rules_on=rules_on)


def _without_rule(settings: Settings, rule: str) -> Settings:
    """A rule is in one of the two lists."""
    rules_off, rules_on = _without(settings.rules_off, rule), _without(settings.rules_on, rule)
    return replace(settings, rules_off=rules_off, rules_on=rules_on)


def _switched(
    off: tuple[str, ...], on: tuple[str, ...], rule: str, wanted: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    off, on = _without(off, rule), _without(on, rule)
    return (off, _with(on, [rule])) if wanted else (_with(off, [rule]), on)


def _with(there: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*there, *more)))


def _without(there: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in there if each != gone)


def _kinds(names: Iterable[str]) -> frozenset[Kind]:
    """The kinds with these names; one that a newer program wrote is passed over."""
    known = {kind.value: kind for kind in Kind}
    return frozenset(known[name] for name in names if name in known)
