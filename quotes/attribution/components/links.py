"""What lies between a cue and a span that may belong to it, as indexes into a table of learned features."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.components.marks import CLOSING, OUTSIDE
from quotes.attribution.components.windows import Pieces

Span = tuple[int, int]

_ANNOUNCED = 2  # words from a cue to the paragraph that it announces
_DISTANCES = np.array([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
# Sizes of the features below: distance, cues between, spans between, paragraphs, sentence ends, opens with a mark,
# opens its paragraph, cue within a quotation, ends with a mark.
SIZES = (22, 4, 4, 5, 4, 2, 2, 3, 2)
OFFSETS = np.concatenate([[0], np.cumsum(SIZES)[:-1]]).astype(np.int32)
TABLE_SIZE = sum(SIZES)


def pair_features(pieces: Pieces, spans: Sequence[Span], cues: Sequence[Span]) -> NDArray[np.int32]:
    """Features of every span with every cue.

    Args:
        spans: candidates of one kind (sources, or contents), as [first word, end word).
        cues: likewise.

    Returns: array of [span, cue, feature]; values index one table of `TABLE_SIZE` rows.
    """
    span = np.array(spans, np.int32).reshape(-1, 2)
    cue = np.array(cues, np.int32).reshape(-1, 2)
    if not len(span) or not len(cue):
        return np.zeros((len(span), len(cue), len(SIZES)), np.int32)
    opening, closing = span[:, :1], span[:, 1:]
    cue_opening, cue_closing = cue[None, :, 0], cue[None, :, 1]
    cue_after = cue_opening >= closing
    low = np.where(cue_after, closing, cue_closing)
    high = np.maximum(np.where(cue_after, cue_opening, opening), low)
    distance = np.searchsorted(_DISTANCES, high - low, side="right") + 11 * cue_after
    mark = pieces.mark
    paragraph = pieces.paragraph
    quoted = pieces.quote[pieces.first[cue[:, 0]]]
    wide = np.ones_like(high)
    columns = [
        distance,
        np.minimum(_starts_between(cue[:, 0], low, high), 3),
        np.minimum(_starts_between(span[:, 0], low, high), 3),
        np.clip(paragraph[span[:, :1]] - paragraph[cue[None, :, 0]], -2, 2) + 2,
        np.minimum(pieces.stops[high] - pieces.stops[low], 3),
        mark[span[:, :1]] * wide,
        _opens_paragraph(pieces, opening) * wide,
        np.minimum(quoted, 2)[None] * wide,
        mark[span[:, 1:] - 1] * wide,
    ]
    return (np.stack(columns, -1) + OFFSETS).astype(np.int32)


def behind_sentence_end(pieces: Pieces, spans: Sequence[Span], cues: Sequence[Span]) -> NDArray[np.bool_]:
    """Whether a sentence ends between a cue and a span behind it, which is then no source of its: [span, cue]."""
    first = np.array(spans, np.int32).reshape(-1, 2)[:, :1]
    end = np.array(cues, np.int32).reshape(-1, 2)[None, :, 1]
    out: NDArray[np.bool_] = (first >= end) & (pieces.stops[first] > pieces.stops[np.minimum(end, first)])
    return out


def directly_before(pieces: Pieces, spans: Sequence[Span], cues: Sequence[Span]) -> NDArray[np.bool_]:
    """Whether a span ends just before a cue, with a word between them at most: [span, cue]."""
    span = np.array(spans, np.int32).reshape(-1, 2)
    cue = np.array(cues, np.int32).reshape(-1, 2)[None, :, 0]
    gap = cue - span[:, 1:]
    out: NDArray[np.bool_] = (gap >= 0) & (gap <= 1) & (pieces.paragraph[span[:, :1]] == pieces.paragraph[cue])
    return out & ~behind_sentence_end(pieces, cues, spans).T


def may_belong(pieces: Pieces, contents: Sequence[Span], cues: Sequence[Span]) -> NDArray[np.bool_]:
    """Whether the two share a paragraph, or the content opens one in quotation marks, or the cue announces it just
    before: [content, cue]. A quotation further into another paragraph goes on with nothing before that, and one that
    closes is not taken up by the next paragraph.
    """
    first, end = np.split(np.array(contents, np.int32).reshape(-1, 2), 2, axis=1)
    cue = np.array(cues, np.int32).reshape(-1, 2)[None]
    same = pieces.paragraph[first] == pieces.paragraph[cue[..., 0]]
    quoted = (pieces.quote[pieces.first[first]] != OUTSIDE) & _opens_paragraph(pieces, first)
    closed = _closes(pieces, end - 1) | _closes(pieces, np.minimum(end, len(pieces.paragraph) - 1))
    below = pieces.paragraph[cue[..., 0]] > pieces.paragraph[first]
    announced = (first >= cue[..., 1]) & (first - cue[..., 1] <= _ANNOUNCED)
    out: NDArray[np.bool_] = same | (quoted & ~(closed & below)) | announced
    return out


def _closes(pieces: Pieces, words: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each word is a closing double quotation mark."""
    out: NDArray[np.bool_] = (pieces.mark[words] == 1) & (pieces.quote[pieces.first[words]] == CLOSING)
    return out


def _opens_paragraph(pieces: Pieces, words: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each word is the first of its paragraph."""
    out: NDArray[np.bool_] = (words == 0) | (pieces.paragraph[words] != pieces.paragraph[np.maximum(words - 1, 0)])
    return out


def _starts_between(starts: NDArray[np.int32], low: NDArray[np.int32], high: NDArray[np.int32]) -> NDArray[np.int64]:
    ordered = np.sort(starts)
    return np.searchsorted(ordered, high) - np.searchsorted(ordered, low)
