"""Articles as training examples: windows with tags, links and entity labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from quotes.attribution.components.decoding import ENTITY_TAGS, PARTS, Tags
from quotes.attribution.components.links import pair_features
from quotes.attribution.components.windows import Pieces, Window, read_pieces, windows
from quotes.attribution.training.corpus import Article, Attributed

Ints = NDArray[np.int32]
WordSpan = tuple[int, int]
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Links:
    """One choice a row: which candidate belongs to this span.

    Args:
        rows: the spans that choose; cues (for a source) or contents (for a cue), [first word, end word).
        candidates: what they choose from.
        chosen: index of the right candidates, one row a choice; len(candidates) for none.
        features: array of [row, candidate, feature].
    """

    rows: tuple[WordSpan, ...]
    candidates: tuple[WordSpan, ...]
    chosen: NDArray[np.bool_]
    features: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """One window, words counted from its first one.

    Args:
        ids, case, quote, place: a value a piece, special pieces included.
        first: each word's first piece.
        units: [first word, end word) of the paragraphs to tag.
        tags: for outer and inner attributions a tag a word; None where the corpus does not say.
        entities: a tag a word, likewise.
        sources, contents: links of cues to sources and of contents to cues.
    """

    ids: Ints
    case: Ints
    quote: Ints
    place: Ints
    first: Ints
    units: tuple[WordSpan, ...]
    tags: tuple[Ints | None, Ints | None]
    entities: Ints | None
    sources: tuple[Links, ...]
    contents: tuple[Links, ...]


def layers(article: Article) -> tuple[list[Attributed], list[Attributed]]:
    """Attributions that can stand beside one another, the widest first, and those inside them."""
    outer: list[Attributed] = []
    inner: list[Attributed] = []
    widest = sorted(article.attributions or (), key=lambda a: -sum(e - s for s, e in a.content))
    for attribution in widest:
        for layer in (outer, inner):
            if not any(_collide(attribution, other) for other in layer):
                layer.append(attribution)
                break
    return outer, inner


def examples(
    article: Article, tokenizer: Tokenizer, core: int, context: int, special: tuple[int, int]
) -> Iterator[Example]:
    """The windows of one article.

    Args:
        core, context: sizes in pieces, see `windows`.
        special: ids of the pieces before and after each window.
    """
    pieces = read_pieces(article.text, tokenizer, core)
    outer, inner = layers(article)
    spans = [_word_spans(pieces, outer), _word_spans(pieces, inner)]
    tags: list[Ints | None] = [None, None]
    if article.attributions is not None:
        tags[0] = _tags(len(pieces.start), spans[0])
        tags[1] = _tags(len(pieces.start), spans[1]) if article.nested else None
    entities = None if article.entities is None else _entity_tags(pieces, article)
    for window in windows(pieces, core, context):
        words = slice(window.context, window.end)
        known = [_inside(layer, window) for layer in spans]
        yield Example(
            **window_inputs(pieces, window, special),
            units=tuple(
                (int(a) - window.context, int(b) - window.context) for a, b in pieces.units[slice(*window.units)]
            ),
            tags=(None if tags[0] is None else tags[0][words], None if tags[1] is None else tags[1][words]),
            entities=None if entities is None else entities[words],
            sources=tuple(links for layer in known if (links := _source_links(pieces, layer, window))),
            contents=tuple(links for layer in known if (links := _content_links(pieces, layer, window))),
        )


def window_inputs(pieces: Pieces, window: Window, special: tuple[int, int]) -> dict[str, Ints]:
    """What the network reads of one window: pieces between two special ones, and each word's first piece."""
    a, b = pieces.first[window.context], pieces.first[window.end]

    def padded(values: Ints, before: int, after: int) -> Ints:
        return np.concatenate([[before], values[a:b], [after]]).astype(np.int32)

    return {
        "ids": padded(pieces.ids, *special),
        "case": padded(pieces.case, 4, 4),
        "quote": padded(pieces.quote, 0, 0),
        "place": padded(pieces.place, 0, 0),
        "first": (pieces.first[window.context : window.end] - a + 1).astype(np.int32),
    }


Known = list[dict[str, list[WordSpan]]]


def _collide(one: Attributed, other: Attributed) -> bool:
    for part in PARTS:
        for a, b in getattr(one, part):
            for other_part in PARTS:
                for c, d in getattr(other, other_part):
                    if a < d and c < b and not (part == other_part == "source" and (a, b) == (c, d)):
                        return True
    return False


def _word_spans(pieces: Pieces, attributions: Sequence[Attributed]) -> Known:
    def words(spans: Sequence[tuple[int, int]]) -> list[WordSpan]:
        return [w for a, b in spans if (w := _words(pieces, a, b))[0] < w[1]]

    return [{part: words(getattr(attribution, part)) for part in PARTS} for attribution in attributions]


def _words(pieces: Pieces, start: int, end: int) -> WordSpan:
    """The words that a span of characters touches."""
    first = int(np.searchsorted(pieces.end, start, side="right"))
    return first, int(np.searchsorted(pieces.start, end, side="left"))


def _tags(count: int, known: Known) -> Ints:
    out = np.zeros(count, np.int32)
    for part in reversed(PARTS):
        for attribution in known:
            for a, b in attribution[part]:
                out[a:b] = Tags.inside(part)
                out[a] = Tags.begin(part)
    return out


def _entity_tags(pieces: Pieces, article: Article) -> Ints:
    out = np.zeros(len(pieces.start), np.int32)
    for start, end, label in article.entities or ():
        a, b = _words(pieces, start, end)
        if a < b:
            out[a:b] = ENTITY_TAGS.index(f"I-{label}")
            out[a] = ENTITY_TAGS.index(f"B-{label}")
    return out


def _inside(known: Known, window: Window) -> Known:
    """Attributions with every span that the window shows."""

    def shown(span: WordSpan) -> bool:
        return window.context <= span[0] and span[1] <= window.end

    return [{part: [s for s in spans if shown(s)] for part, spans in a.items()} for a in known]


def _source_links(pieces: Pieces, known: Known, window: Window) -> Links | None:
    sources = sorted({s for a in known for s in a["source"]})
    rows = [(cue, a["source"]) for a in known for cue in a["cue"] if cue[0] >= window.start]
    return _links(pieces, rows, sources, window, spans_choose=False)


def _content_links(pieces: Pieces, known: Known, window: Window) -> Links | None:
    cues = sorted({c for a in known for c in a["cue"]})
    rows = [(span, a["cue"]) for a in known for span in a["content"] if span[0] >= window.start and a["cue"]]
    return _links(pieces, rows, cues, window, spans_choose=True)


def _links(
    pieces: Pieces,
    rows: list[tuple[WordSpan, list[WordSpan]]],
    candidates: list[WordSpan],
    window: Window,
    *,
    spans_choose: bool,
) -> Links | None:
    if not rows or not candidates:
        return None
    chosen = np.zeros((len(rows), len(candidates) + 1), np.bool_)
    for i, (_, right) in enumerate(rows):
        for span in right:
            chosen[i, candidates.index(span)] = True
        chosen[i, -1] = not right
    spans = [span for span, _ in rows]
    if spans_choose:
        features = pair_features(pieces, spans, candidates)
    else:
        features = pair_features(pieces, candidates, spans).transpose(1, 0, 2)
    return Links(_shifted(spans, window), _shifted(candidates, window), chosen, features)


def _shifted(spans: Sequence[WordSpan], window: Window) -> tuple[WordSpan, ...]:
    return tuple((a - window.context, b - window.context) for a, b in spans)
