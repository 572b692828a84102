"""What changed between two versions of an article: in the text, paragraph by paragraph, and in who says what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest

from articles.models import ArticleVersion
from quotes.models import Quote
from quotes.reader import PARAGRAPH
from quotes.wording.comparison import LEAST_TELLING, Change, Comparison, Piece, compare

LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of which nothing changed (`unchanged` counts them), or one that did, in pieces."""

    unchanged: int = 0
    pieces: Sequence[Piece] = ()


@dataclass(frozen=True, slots=True)
class ChangedQuote:
    """A quote of both versions that is not the same in them; `facts` are what else changed: name, before, after."""

    before: Quote
    after: Quote
    comparison: Comparison
    facts: Sequence[tuple[str, str, str]]


class Revision:
    """Two versions of one article compared; their standing statements are read in two queries."""

    def __init__(self, before: ArticleVersion, after: ArticleVersion) -> None:
        self.before = before
        self.after = after

    @cached_property
    def passages(self) -> list[Passage]:
        """The text in its order, changed paragraphs beside one another in pieces."""
        old, new = PARAGRAPH.findall(self.before.body), PARAGRAPH.findall(self.after.body)
        found: list[Passage] = []
        for operation, start, end, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if operation == "equal":
                found.append(Passage(unchanged=end - start))
            else:
                found += _changed(old[start:end], new[left:right])
        return found

    @property
    def changed_paragraphs(self) -> int:
        return sum(1 for passage in self.passages if passage.pieces)

    @cached_property
    def appeared(self) -> list[Quote]:
        """Quotes that the later version alone has."""
        matched = {after.pk for _, after in self._pairs}
        return [quote for quote in self._quotes[1] if quote.pk not in matched]

    @cached_property
    def vanished(self) -> list[Quote]:
        """Quotes that the earlier version alone has."""
        matched = {before.pk for before, _ in self._pairs}
        return [quote for quote in self._quotes[0] if quote.pk not in matched]

    @cached_property
    def changed(self) -> list[ChangedQuote]:
        """Quotes of both versions whose words, speaker, form or channel differ."""
        compared = [
            ChangedQuote(before, after, compare(before.content, after.content, whole=True), list(_facts(before, after)))
            for before, after in self._pairs
        ]
        return [each for each in compared if each.facts or not each.comparison.is_identical]

    @property
    def kept(self) -> int:
        """How many quotes are the same in both."""
        return len(self._pairs) - len(self.changed)

    @cached_property
    def _quotes(self) -> tuple[list[Quote], list[Quote]]:
        found = [
            Quote.objects.of_version(version).standing().statements().select_related("speaker").in_text_order()
            for version in (self.before, self.after)
        ]
        return list(found[0]), list(found[1])

    @cached_property
    def _pairs(self) -> list[tuple[Quote, Quote]]:
        """The quotes that both versions have: by equal words first, then by those that they have in common."""
        old, new = self._quotes
        matcher = SequenceMatcher(None, [q.content for q in old], [q.content for q in new], autojunk=False)
        pairs = []
        for operation, start, end, left, right in matcher.get_opcodes():
            if operation == "equal":
                pairs += list(zip(old[start:end], new[left:right], strict=True))
            else:
                pairs += _alike(old[start:end], new[left:right])
        return pairs


def _alike(old: Sequence[Quote], new: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
    """Pairs of quotes that share enough of their words, those that share most first; each is in one pair at most."""
    shares = [
        (_share(compare(before.content, after.content)), number, other)
        for number, before in enumerate(old)
        for other, after in enumerate(new)
    ]
    taken: list[tuple[int, int]] = []
    for share, number, other in sorted(shares, key=lambda each: (-each[0], each[1], each[2])):
        if share >= LEAST_SHARE and all(number != one and other != two for one, two in taken):
            taken.append((number, other))
    return [(old[number], new[other]) for number, other in sorted(taken)]


def _share(compared: Comparison) -> float:
    """How much two quotes have in common; nothing unless more than one word says something."""
    return compared.share if compared.telling_in_common >= LEAST_TELLING else 0.0


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    """Paragraphs that stand in each other's place; what has no counterpart was added or removed whole."""
    if len(old) != len(new):
        old, new = _aligned(old, new)
    for before, after in zip_longest(old, new, fillvalue=""):
        if not before or not after:
            yield Passage(pieces=[Piece(Change.REMOVED, before) if before else Piece(Change.ADDED, after)])
        else:
            yield Passage(pieces=_pieces(before, after))


def _pieces(before: str, after: str) -> Sequence[Piece]:
    """Two paragraphs word by word; ones with little in common stand one after the other."""
    compared = compare(before, after, whole=True)
    if compared.share < LEAST_SHARE:
        return [Piece(Change.REMOVED, before), Piece(Change.ADDED, after)]
    return compared.pieces


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both with empty places where the other has a paragraph of its own."""
    shorter, longer = sorted((old, new), key=len)
    places: list[str] = [""] * len(longer)
    free = 0
    for number, paragraph in enumerate(shorter):
        last = len(longer) - (len(shorter) - number)
        best = max(range(free, last + 1), key=lambda place: (compare(paragraph, longer[place]).share, -place))
        places[best] = paragraph
        free = best + 1
    return (places, list(longer)) if shorter is old else (list(longer), places)


def _facts(before: Quote, after: Quote) -> Iterator[tuple[str, str, str]]:
    if _speaker(before) != _speaker(after):
        yield "speaker", _speaker(before), _speaker(after)
    if before.form != after.form:
        yield "form", before.form, after.form
    if before.channel != after.channel:
        yield "channel", before.channel or "not said", after.channel or "not said"


def _speaker(quote: Quote) -> str:
    return (quote.speaker.name or quote.printed_label or "unnamed") if quote.speaker else "not found"
