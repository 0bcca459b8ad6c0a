"""House rules on a document: what they would change, as proposals to be agreed to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic, sleep

from facing.core.edit import Place
from facing.core.ports import Ranges
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.patterns.applying import Change, Rewrite, Rewriter, Rewritten, pattern_rewriter
from facing.patterns.house_rules import HouseRule, Method
from facing.session.replacing import Proposal
from facing.typography.aids import Choices
from facing.typography.retyping import retyped

_PARAGRAPHS_AT_ONCE = 256  # whose mark-up is asked for together
_MOST_SECONDS = 5.0  # that one rule may take in a document; a paragraph has the limit of ``patterns.expression``
_BREATH = 0.001  # seconds of work after which other threads are let in

_CHOICES = {
    Method.QUOTES: Choices(True, False, False, False),
    Method.DASHES: Choices(False, True, False, False),
    Method.ELLIPSES: Choices(False, False, True, False),
    Method.SPACES: Choices(False, False, False, True),
}
# Gives the mark-up of the paragraphs from one index up to another.
MarkupOf = Callable[[Text, int, int], list[Ranges]]


@dataclass(frozen=True)
class RuleJob:
    """Where rules are to run: in a text of this language, between two places of it where ``within`` has them."""

    text: Text
    language: str
    markup: MarkupOf
    within: tuple[Place, Place] | None = None


@dataclass(frozen=True)
class RuleProposals:
    """What the rules would change, rule by rule, each proposal with the names of those that made it.

    ``slow`` are the names of rules that took too long and were left out.
    """

    proposals: tuple[Proposal, ...] = ()
    slow: tuple[str, ...] = ()


class _TooSlow(Exception):  # noqa: N818 - names what is wrong with a rule
    def __init__(self, number: int) -> None:
        self.number = number


def propose(rules: Sequence[HouseRule], job: RuleJob, is_wanted: Callable[[], bool] = lambda: True) -> RuleProposals:
    """What these rules would change in the document, each seeing what those before it have made.

    Rules for other languages are passed over. Takes a while; ends early with nothing when ``is_wanted`` says no.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE``, ``REPLACEMENT_UNUSABLE``.
    """
    wanted = [rule for rule in rules if rule.is_for(job.language)]
    slow: list[str] = []
    while True:
        try:
            return RuleProposals(tuple(_Run(wanted, job, is_wanted).proposals()), tuple(slow))
        except _TooSlow as why:
            slow.append(wanted.pop(why.number).name)


def tried(rule: HouseRule, line: str, language: str) -> list[Change]:
    """What a rule changes in a line.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE``, ``REPLACEMENT_UNUSABLE``, ``PATTERN_TOO_SLOW``.
    """
    rewritten = Rewritten(line)
    rewritten.apply(0, rewriter_of(rule, language))
    return rewritten.changes()


def rewriter_of(rule: HouseRule, language: str) -> Rewriter:
    """What does a rule's work in one paragraph of this language.

    Raises:
        UserProblem: ``PATTERN_UNUSABLE``, ``REPLACEMENT_UNUSABLE``.
    """
    if rule.method is None:
        return pattern_rewriter(*rule.made_ready())
    choices = _CHOICES[rule.method]
    return lambda text: [Rewrite(*each) for each in retyped(text, language, choices)]


class _Run:
    """One run through the paragraphs."""

    def __init__(self, rules: Sequence[HouseRule], job: RuleJob, is_wanted: Callable[[], bool]) -> None:
        self._rules = rules
        self._rewriters = [rewriter_of(rule, job.language) for rule in rules]
        self._job = job
        self._is_wanted = is_wanted
        self._taken = [0.0] * len(rules)

    def proposals(self) -> list[Proposal]:
        """The proposals, those of the first rule first."""
        job = self._job
        first, last = 0, len(job.text)
        if job.within is not None:
            first, last = job.within[0].paragraph, job.within[1].paragraph + 1
        found: list[tuple[tuple[int, ...], Proposal]] = []
        breath = monotonic()
        for start in range(first, last, _PARAGRAPHS_AT_ONCE):
            end = min(last, start + _PARAGRAPHS_AT_ONCE)
            for index, kept in enumerate(job.markup(job.text, start, end), start):
                if not self._is_wanted():
                    return []
                found += self._of_paragraph(index, kept)
                if monotonic() > breath + _BREATH:
                    # Or the window would wait for the interpreter at each of its calls that let it go for a moment.
                    sleep(_BREATH / 10)
                    breath = monotonic()
        found.sort(key=lambda each: each[0])
        return [proposal for _, proposal in found]

    def _of_paragraph(self, index: int, kept: Ranges) -> list[tuple[tuple[int, ...], Proposal]]:
        text = self._job.text
        string, identifier = text[index].text, text.id_at(index)
        rewritten = Rewritten(string, kept)
        for number, (rule, rewriter) in enumerate(zip(self._rules, self._rewriters, strict=True)):
            since = monotonic()
            try:
                rewritten.apply(number, rewriter, rule.in_markup)
            except UserProblem:
                raise _TooSlow(number) from None
            self._taken[number] += monotonic() - since
            if self._taken[number] > _MOST_SECONDS and rule.pattern.is_expression:
                raise _TooSlow(number)
        return [
            (change.rules, self._proposal(identifier, index, string, change))
            for change in rewritten.changes()
            if self._is_within(index, change)
        ]

    def _proposal(self, identifier: int, index: int, string: str, change: Change) -> Proposal:
        label = " + ".join(self._rules[number].name for number in change.rules)
        removed, added = _without_same_end(string[change.start : change.end], change.added)
        return Proposal(identifier, Place(index, change.start), removed, added, label)

    def _is_within(self, index: int, change: Change) -> bool:
        if self._job.within is None:
            return True
        start, end = self._job.within
        return start <= Place(index, change.start) and Place(index, change.end) <= end


def _without_same_end(removed: str, added: str) -> tuple[str, str]:
    """Both without what is the same at their ends; something is still removed, as it was before."""
    while len(removed) > 1 and added and removed[-1] == added[-1]:
        removed, added = removed[:-1], added[:-1]
    return removed, added
