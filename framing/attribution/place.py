"""A verb that may attribute and where it stands, with what its patterns ask of the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from framing.attribution.source import Range, before
from framing.attribution.subject import before_verb
from framing.attribution.tokens import TEMPORAL

if TYPE_CHECKING:
    from framing.attribution.content import Quotes
    from framing.attribution.cues import Cue
    from framing.attribution.tokens import Tokens
    from framing.types import Sentence

TAIL: Final = frozenset(
    "in on at during after before when while as from by to through via over following adding saying "
    "noting referring citing speaking late early last earlier later this here there recently again "
    "about of with for".split()
)
"""Words that may follow a cue whose content stands before it."""
REACH: Final = 60
"""How many words a rule looks through; sentences of news are shorter."""


class Place:
    """A cue and where it stands: in sentence ``s`` (index ``at``), its subject not before word ``low``."""

    __slots__ = ("_subject", "at", "cue", "low", "quotes", "s", "t")

    def __init__(self, t: Tokens, quotes: Quotes, cue: Cue, at: int) -> None:
        self.t = t
        self.quotes = quotes
        self.cue = cue
        self.at = at
        self.s = t.doc.sentences[at]
        self.low = lowest(t, quotes, self.s, cue.first)
        self._subject: Range | Literal[False] | None = False

    @property
    def subject(self) -> Range | None:
        """The noun phrase before the verb, looked for once."""
        if self._subject is False:
            participle = self.cue.tag == "VBG" and self.cue.bare
            # "an item suggesting that": a participle's noun may have it alone
            find = before if participle else before_verb
            self._subject = find(self.t, self.cue.first, self.low)
        return self._subject


def lowest(t: Tokens, quotes: Quotes, s: Sentence, first: int) -> int:
    """Return the first word at which the subject of word ``first`` may begin: after a quotation to the left."""
    quote = quotes.ending_in(s.start, t.start[first])
    if quote is not None and quote.end > t.start[s.first]:
        return max(s.first, t.doc.word_at(quote.end))
    return s.first


def closed(p: Place) -> bool:
    """Return whether nothing after the verb can be its content: a mark, a time, a phrase."""
    t, last = p.t, p.cue.last
    if last >= p.s.last or not t.joined(last):
        return True
    return t.lower[last] in TAIL or t.lower[last] in TEMPORAL or t.tags(last)[0] == "R"


def next_comma(p: Place, i: int) -> int | None:
    """Return the word after the first comma from word ``i`` on, outside quotations, or None."""
    for k in range(i, min(p.s.last, i + REACH)):
        if "," in p.t.gap(k) and p.quotes.at(p.t.start[k] - 1) is None:
            return k
    return None
