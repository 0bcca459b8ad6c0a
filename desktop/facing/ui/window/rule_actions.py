"""Running house rules on the open document, and saving one from the find bar."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from facing.core.edit import Origin, Place
from facing.core.finding import Side
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.patterns.house_rules import HouseRule, RuleList
from facing.session.replacing import Proposal
from facing.session.rule_lists import ListedRules
from facing.session.rule_run import RuleJob, RuleProposals
from facing.session.session import Session
from facing.ui.messages import sentence
from facing.ui.preview.dialog import PreviewWords
from facing.ui.rules.wording import list_words
from facing.ui.search.wording import replaced_words
from facing.ui.window.message_strip import Message, Tone
from facing.ui.window.parts import Parts
from facing.ui.window.rule_list_actions import RuleListActions

_TOLD = 4000  # milliseconds
_LONGEST_NAME = 60  # code points of a proposed name


class RuleActions(QObject):
    """Shows what rules would change, then changes what is ticked, as one step."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._lists = RuleListActions(parts, self)
        self._lists.run_wanted.connect(self._run_from_dialog)
        self._menu = parts.menus.submenus["run-rules"]
        self._menu.aboutToShow.connect(self._list)
        parts.actions["save-rule"].triggered.connect(self.save_rule)

    # --- running -------------------------------------------------------------------------------------------------

    def run(self, rules: Sequence[HouseRule], in_selection: bool = False) -> None:
        """Find out away from the window's thread what rules would change, then show it."""
        session, document = self._parts.session, self._parts.document
        if session is None or document is None or not rules:
            return
        if not document.content.shows(Side.CORRECTION):
            document.show_original()
        text = session.corrected
        within = self._selection() if in_selection else None
        job = RuleJob(text, session.language, session.markup.between, within)
        self._parts.status.showMessage(self.tr("Running the house rules…"))
        self._parts.commands.rule_lists.propose(
            rules, job, partial(self._show, session, text, rules), partial(self._failed, session)
        )

    def _run_from_dialog(self, rules: Sequence[HouseRule], in_selection: bool) -> None:
        self.run(rules, in_selection)

    def _show(self, session: Session, text: Text, rules: Sequence[HouseRule], found: RuleProposals) -> None:
        parts = self._parts
        parts.status.clearMessage()
        if session is not parts.session:
            return
        if found.slow:
            names = ", ".join(f"“{name}”" for name in found.slow)
            told = self.tr("These rules take too long in this text and were left out: {names}.").format(names=names)
            parts.strip.tell(Message(told, Tone.PROBLEM))
        if session.corrected is not text:
            parts.status.showMessage(self.tr("The text has changed meanwhile: run the rules again."), _TOLD)
        elif not found.proposals:
            parts.status.showMessage(self.tr("There is nothing for these rules to change."), _TOLD)
        else:
            self._offer(session, text, rules, list(found.proposals))

    def _offer(self, session: Session, text: Text, rules: Sequence[HouseRule], proposals: list[Proposal]) -> None:
        parts = self._parts
        title = self.tr("House rules") if len(rules) > 1 else rules[0].name
        about = self.tr(
            "All that is ticked is changed in one step, which can be undone. Where several rules come upon the same "
            "words, what they make together is one change."
        )
        words = PreviewWords(
            title,
            about,
            lambda count: self.tr("&Change {count}").format(count=count),
            self.tr("Rules") if len(rules) > 1 else "",
        )
        chosen = parts.dialogs.proposals(parts.theme, words, proposals, text)
        if not chosen or session is not parts.session:
            return
        try:
            left = session.replace(chosen, Origin.BULK, "house-rules")
            names = {each.label for each in chosen}
            # A rule's name that is part of a joint label has made its change, too.
            used = [rule.name for rule in rules if any(rule.name in (label, *label.split(" + ")) for label in names)]
            session.decisions.note_rules(used)
        except UserProblem as problem:
            parts.tell(problem)
            return
        undo = self.tr("Undo"), parts.actions["undo"].trigger
        parts.strip.tell(Message(replaced_words(len(chosen) - left, left), action=undo, undoes=True))

    def _failed(self, session: Session, problem: UserProblem) -> None:
        self._parts.status.clearMessage()
        if session is self._parts.session:
            self._parts.tell(problem)

    def _selection(self) -> tuple[Place, Place] | None:
        """What is selected in the correction."""
        spread = self._parts.spread
        start, end = sorted((spread.current_anchor(Side.CORRECTION), spread.current_place(Side.CORRECTION)))
        return (start, end) if start != end else None

    # --- the menu ------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        self._menu.clear()
        is_open = self._parts.session is not None
        for listed in self._parts.commands.rule_lists.lists():
            menu = self._menu.addMenu(list_words(listed).replace("&", "&&"))
            menu.setEnabled(is_open and bool(listed.rules.rules))
            menu.addAction(self.tr("&All rules of the list…"), partial(self._run_list, listed))
            menu.addSeparator()
            for rule in listed.rules.rules:
                menu.addAction(f"{rule.name}…".replace("&", "&&"), partial(self.run, [rule]))

    def _run_list(self, listed: ListedRules) -> None:
        self.run([rule for rule in listed.rules.rules if rule.is_on])

    # --- saving --------------------------------------------------------------------------------------------------

    def save_rule(self) -> None:
        """Keep what stands in the find bar as a house rule."""
        bar, lists = self._parts.find, self._parts.commands.rule_lists
        pattern = bar.pattern() if bar.isVisible() and bar.is_replacing() else None
        if pattern is None:
            self._parts.actions["replace"].trigger()
            self._parts.status.showMessage(self.tr("Write what to find and what to replace it with first."), _TOLD)
            return
        replacement = bar.replacement.text()
        name = f"{pattern.text} → {replacement or '–'}"[:_LONGEST_NAME]
        rule = HouseRule(name, pattern, replacement)
        try:
            rule.made_ready()
        except UserProblem as problem:
            bar.show_problem(sentence(problem))
            return
        own = [each for each in lists.lists() if not each.is_shipped and each.problem is None]
        answer = self._parts.dialogs.rule_to_save(rule, [(each.rules.name, each.path) for each in own])
        if answer is None:
            return
        kept, path = answer

        def save() -> None:
            if path is None:
                lists.add(RuleList(self.tr("My house rules"), (kept,)))
            else:
                lists.add_rule(path, kept)

        if self._parts.attempt(save):
            self._lists.refresh()
            self._parts.status.showMessage(self.tr("“{name}” is a house rule now.").format(name=kept.name), _TOLD)
