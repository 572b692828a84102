"""What lies between a cue and a span."""

import pytest

from quotes.attribution.components.links import behind_sentence_end
from quotes.attribution.components.windows import Pieces, read_pieces
from tests.quotes.attribution.test_windows import TOKENIZER

TEXT = "Vale said it rained. Brandt, an engineer, said so. He left"


def word(pieces: Pieces, part: str) -> tuple[int, int]:
    first = [int(a) for a in pieces.start].index(TEXT.index(part))
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
