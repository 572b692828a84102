"""Signatures: equal for equal words, alike for alike ones."""

from quotes.wording.signatures import share_in_common, signature_of_quote, signature_of_text

TEXT = " ".join(f"word{number}" for number in range(400))


def test_quotes_that_share_a_run_of_words_share_a_hash() -> None:
    one = signature_of_quote("We never sold the old bridge")
    other = signature_of_quote("“We NEVER sold the new one,”")

    assert len(set(one) & set(other)) == 2
    assert all(-(2**31) <= each < 2**31 for each in one)


def test_runs_of_function_words_alone_are_left_out() -> None:
    assert signature_of_quote("it was not in there for us") == []


def test_share_in_common_is_that_of_the_shorter_text() -> None:
    half = signature_of_text(" ".join(TEXT.split()[:200]))
    other = signature_of_text(TEXT.replace("word", "other"))

    assert share_in_common(half, signature_of_text(TEXT)) == 1.0
    assert share_in_common(half, other) == 0.0
    assert share_in_common([], half) == 0.0
