"""Texts as pieces: exact offsets, marks of every style, windows that only look left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from quotes.attribution.components.marks import CLOSING, INSIDE, OPENING, OUTSIDE, normalized, quote_states
from quotes.attribution.components.windows import CASES, read_pieces, windows


def small_tokenizer() -> Tokenizer:
    """A piece for every letter, and one word whole."""
    letters = ["rain", *"abcdefghijklmnopqrstuvwxyz0123456789'\".,:?!-"]
    vocabulary = {piece: i for i, piece in enumerate(["[UNK]", *letters, *(f"##{letter}" for letter in letters)])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


TOKENIZER = small_tokenizer()


def words(text: str) -> list[str]:
    pieces = read_pieces(text, TOKENIZER, 100)
    return [text[a:b] for a, b in zip(pieces.start, pieces.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\u00a0\n", [], id="blank"),
        pytest.param("Rain.", ["Rain", "."], id="plain"),
        pytest.param("''Rain,'' she said", ["''", "Rain", ",", "''", "she", "said"], id="doubled marks"),
        pytest.param("go\u00advern", ["go\u00advern"], id="soft hyphen"),
        pytest.param("one\u00a0two", ["one", "two"], id="no-break space"),
        pytest.param("«Ja» 👩 عمر", ["«", "Ja", "»", "👩", "عمر"], id="unknown characters"),
    ],
)
def test_words_are_exact(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=300))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    pieces = read_pieces(text, TOKENIZER, 20)
    bounds = [edge for pair in zip(pieces.start.tolist(), pieces.end.tolist(), strict=True) for edge in pair]
    assert bounds == sorted(bounds)
    assert all(0 <= a < b <= len(text) for a, b in zip(pieces.start, pieces.end, strict=True))


def test_case_of_the_first_piece() -> None:
    pieces = read_pieces("rain Rain RAIN rAin 12", TOKENIZER, 100)
    assert [CASES[case] for case in pieces.case[pieces.first[:-1]]] == ["lower", "title", "upper", "mixed", "none"]


@pytest.mark.parametrize("text", ["“ab” c", '"ab" c', "„ab“ c", "«ab» c", "‘ab’ c", "'ab' c", "”ab“ c"])
def test_marks_of_every_style_read_alike(text: str) -> None:
    states = list(quote_states(text, normalized(text)))
    assert states == [OPENING, INSIDE, INSIDE, CLOSING, OUTSIDE, OUTSIDE]


def test_quotation_left_open_ends_with_its_paragraph() -> None:
    assert list(quote_states("a “bc", normalized("a “bc"))) == [OUTSIDE, OUTSIDE, OPENING, INSIDE, INSIDE]


def test_apostrophes_are_no_marks() -> None:
    text = "it's the dogs' day"
    assert set(quote_states(text, normalized(text))) == {OUTSIDE}


@given(st.lists(st.integers(1, 60), max_size=30))
def test_every_paragraph_is_in_one_window(lengths: list[int]) -> None:
    pieces = read_pieces("\n".join("a " * n for n in lengths), TOKENIZER, 40)
    cut = list(windows(pieces, 40, 10))
    assert [unit for w in cut for unit in range(*w.units)] == list(range(len(pieces.units)))
    assert [word for w in cut for word in range(w.start, w.end)] == list(range(sum(lengths)))
    assert all(w.end - w.start <= 40 for w in cut)
    assert all(w.start - w.context == min(10, w.start) for w in cut)


def test_what_follows_changes_no_window_before() -> None:
    text = "\n".join("a " * n for n in (10, 30, 5, 20))
    short, long = (read_pieces(t, TOKENIZER, 40) for t in (text, f"{text}\n{'b ' * 500}"))
    assert list(windows(long, 40, 10))[: len(list(windows(short, 40, 10))) - 1] == list(windows(short, 40, 10))[:-1]
