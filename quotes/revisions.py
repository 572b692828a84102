"""What changed between two versions of an article: in the text, paragraph by paragraph, and in who says what."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Differences:
    """Quotes of both versions that differ in them, and those that the later or the earlier one has alone."""

    changed: Sequence[ChangedQuote]
    appeared: Sequence[Quote]
    vanished: Sequence[Quote]

    def __bool__(self) -> bool:
        return bool(self.changed or self.appeared or self.vanished)


class Revision:
    """Two versions of one article compared; their standing statements are read in two queries."""

    def __init__(self, before: ArticleVersion, after: ArticleVersion) -> None:
        self.before = before
        self.after = after

    @cached_property
    def passages(self) -> list[Passage]:
        """The text in its order, changed paragraphs beside one another in pieces."""
        old, new = self._paragraphs
        found: list[Passage] = []
        for operation, start, end, left, right in self._matcher.get_opcodes():
            if operation == "equal":
                found.append(Passage(unchanged=end - start))
            else:
                found += _changed(_texts(old[start:end]), _texts(new[left:right]))
        return found

    @property
    def changed_paragraphs(self) -> int:
        return sum(1 for passage in self.passages if passage.pieces)

    @cached_property
    def rewritten(self) -> Differences:
        """How the quotes differ where the text does."""
        return self._differences(reread=False)

    @cached_property
    def reread(self) -> Differences:
        """How the quotes differ where the text is the same: the pipeline read it otherwise, or a person decided."""
        return self._differences(reread=True)

    @property
    def kept(self) -> int:
        """How many quotes are the same in both."""
        return len(self._pairs) - len(self._changed)

    def _differences(self, *, reread: bool) -> Differences:
        paired = {quote.pk for pair in self._pairs for quote in pair}
        vanished, appeared = (
            [quote for quote in quotes if quote.pk not in paired and self._stayed(quote) is reread]
            for quotes in self._quotes
        )
        changed = [each for each in self._changed if (self._stayed(each.before) and self._stayed(each.after)) is reread]
        return Differences(changed, appeared, vanished)

    def _stayed(self, quote: Quote) -> bool:
        """Whether a quote stands in text that both versions have."""
        return bool(self._places[quote.pk])

    @cached_property
    def _changed(self) -> list[ChangedQuote]:
        """Quotes of both versions whose words, speaker, form or channel differ."""
        compared = [
            ChangedQuote(before, after, compare(before.content, after.content, whole=True), list(_facts(before, after)))
            for before, after in self._pairs
        ]
        return [each for each in compared if each.facts or not each.comparison.is_identical]

    @cached_property
    def _paragraphs(self) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
        return list(PARAGRAPH.finditer(self.before.body)), list(PARAGRAPH.finditer(self.after.body))

    @cached_property
    def _matcher(self) -> "SequenceMatcher[str]":
        old, new = self._paragraphs
        return SequenceMatcher(None, _texts(old), _texts(new), autojunk=False)

    @cached_property
    def _places(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Where each quote stands in the later version, if all of it is in paragraphs that both versions have."""
        old, new = self._paragraphs
        same = [(old[a + at], new[b + at]) for a, b, size in self._matcher.get_matching_blocks() for at in range(size)]
        moved = [(one.start(), one.end(), other.start() - one.start()) for one, other in same]
        stayed = [(other.start(), other.end(), 0) for _, other in same]
        return {
            quote.pk: _moved(quote.content_spans, kept)
            for quotes, kept in zip(self._quotes, (moved, stayed), strict=True)
            for quote in quotes
        }

    @cached_property
    def _quotes(self) -> tuple[list[Quote], list[Quote]]:
        found = [
            Quote.objects.of_version(version)
            .standing()
            .statements()
            .select_related("speaker")
            .described()
            .in_text_order()
            for version in (self.before, self.after)
        ]
        return list(found[0]), list(found[1])

    @cached_property
    def _pairs(self) -> list[tuple[Quote, Quote]]:
        """The quotes that both versions have: by equal words first, then by where they stand or what they share."""
        old, new = self._quotes
        matcher = SequenceMatcher(None, [q.content for q in old], [q.content for q in new], autojunk=False)
        pairs = []
        for operation, start, end, left, right in matcher.get_opcodes():
            if operation == "equal":
                pairs += list(zip(old[start:end], new[left:right], strict=True))
            else:
                pairs += self._alike(old[start:end], new[left:right])
        return pairs

    def _alike(self, old: Sequence[Quote], new: Sequence[Quote]) -> list[tuple[Quote, Quote]]:
        """Pairs of quotes that share enough, those that share most first; each is in one pair at most."""
        shares = [
            (self._share(before, after), number, other)
            for number, before in enumerate(old)
            for other, after in enumerate(new)
        ]
        taken: list[tuple[int, int]] = []
        for share, number, other in sorted(shares, key=lambda each: (-each[0], each[1], each[2])):
            if share >= LEAST_SHARE and all(number != one and other != two for one, two in taken):
                taken.append((number, other))
        return [(old[number], new[other]) for number, other in sorted(taken)]

    def _share(self, before: Quote, after: Quote) -> float:
        """How much two quotes share: in text that both versions have, whether they overlap; else of their words."""
        here, there = self._places[before.pk], self._places[after.pk]
        if here and there:
            return float(any(start < last and first < end for start, end in here for first, last in there))
        compared = compare(before.content, after.content)
        same_speaker = before.speaker_id is not None and before.speaker_id == after.speaker_id
        return compared.share if compared.telling_in_common >= (1 if same_speaker else LEAST_TELLING) else 0.0


def _texts(paragraphs: Iterable[re.Match[str]]) -> list[str]:
    return [paragraph[0] for paragraph in paragraphs]


def _moved(spans: Sequence[Sequence[int]], kept: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Spans where they stand in the other text; none unless each lies in a stretch (start, end, how far off) of it."""
    within = [(start + off, end + off) for start, end in spans for a, b, off in kept if a <= start and end <= b]
    return within if len(within) == len(spans) else []


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
