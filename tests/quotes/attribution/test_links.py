"""What lies between a cue and a span."""

import pytest

from quotes.attribution.components.links import behind_sentence_end, directly_before, may_belong
from quotes.attribution.components.windows import Pieces, read_pieces
from tests.quotes.attribution.test_windows import TOKENIZER

TEXT = "Vale said it rained. Brandt, an engineer, said so. He left"


QUOTED = """Vale said it rained. “Twice,”

“In one week.” Brandt laughed. “Rain!”

It rained on. Vale added:

The dam holds.

“It leaks,” some cried. “It leaks.”

Brandt replied that it held.

“It was built to hold.

“It has held,” Ode concluded."""


def word(pieces: Pieces, part: str, text: str = TEXT) -> tuple[int, int]:
    first = [int(a) for a in pieces.start].index(text.index(part))
    return first, first + 1


@pytest.mark.parametrize(
    ("source", "cue", "behind"),
    [
        pytest.param("Vale", "said it", False, id="before its cue"),
        pytest.param("Brandt", "said it", True, id="in the next sentence"),
        pytest.param("it", "said it", False, id="behind it, in its sentence"),
        pytest.param("Vale", "said so", False, id="before it, a sentence back"),
        pytest.param("He", "said so", True, id="behind the last full stop"),
    ],
)
def test_sentence_end_before_a_source(source: str, cue: str, *, behind: bool) -> None:
    pieces = read_pieces(TEXT, TOKENIZER, 100)
    assert behind_sentence_end(pieces, [word(pieces, source)], [word(pieces, cue)]).tolist() == [[behind]]


@pytest.mark.parametrize(
    ("source", "cue", "before"),
    [
        pytest.param("Vale", "said it", True, id="just before"),
        pytest.param("Vale", "it", True, id="a word between"),
        pytest.param("Brandt", "said so", False, id="an aside between"),
        pytest.param("it", "said it", False, id="behind"),
        pytest.param("so", "He left", False, id="a sentence before"),
    ],
)
def test_source_directly_before_a_cue(source: str, cue: str, *, before: bool) -> None:
    pieces = read_pieces(TEXT, TOKENIZER, 100)
    assert directly_before(pieces, [word(pieces, source)], [word(pieces, cue)]).tolist() == [[before]]


@pytest.mark.parametrize(
    ("content", "cue", "may"),
    [
        pytest.param("it rained", "said", True, id="one paragraph"),
        pytest.param("“Twice", "said", True, id="one paragraph, quoted"),
        pytest.param("“In one week.”", "said", True, id="a quotation that opens a paragraph"),
        pytest.param("“Rain", "said", False, id="a quotation further into a paragraph"),
        pytest.param("It rained on", "said", False, id="another paragraph"),
        pytest.param("The dam", "added", True, id="announced"),
        pytest.param("“It leaks,”", "replied", False, id="closed before the paragraph of the cue"),
        pytest.param("“It leaks,”", "added", True, id="closed, behind the cue"),
        pytest.param("“It was built to hold.", "concluded", True, id="left open before the paragraph of the cue"),
    ],
)
def test_contents_that_may_belong_to_a_cue(content: str, cue: str, *, may: bool) -> None:
    pieces = read_pieces(QUOTED, TOKENIZER, 100)
    first, _ = word(pieces, content, QUOTED)
    end = [int(b) for b in pieces.end].index(QUOTED.index(content) + len(content)) + 1
    spans = [(first, end)], [word(pieces, cue, QUOTED)]
    assert may_belong(pieces, *spans).tolist() == [[may]]
