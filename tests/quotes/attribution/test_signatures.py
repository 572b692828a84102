"""Signed quotations: a line in quotation marks, a dash, a name."""

from typing import Any

import pytest

from quotes.attribution.components.signatures import signed_quotes, with_lines


def words(text: str, attributions: list[dict[str, Any]]) -> list[list[str]]:
    return [[text[a:b] for part in ("source", "cue", "content") for a, b in one[part]] for one in attributions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "“The dyke will hold.” — Ilse Vale", [["Ilse Vale", "—", "“The dyke will hold.”"]], id="same line"
        ),
        pytest.param(
            '"The dyke will hold."--Ilse de Vale.', [["Ilse de Vale", "--", '"The dyke will hold."']], id="dashes"
        ),
        pytest.param(
            "“The dyke will hold.”\n– Ilse Vale, 44", [["Ilse Vale, 44", "–", "“The dyke will hold.”"]], id="below"
        ),
        pytest.param("“The dyke will hold.”\u00a0― Ilse\nRain.", [["Ilse", "―", "“The dyke will hold.”"]], id="bar"),
        pytest.param("“The dyke will hold.” — and so it did", [], id="no name"),
        pytest.param("“The dyke will hold.” — Ilse Vale said", [], id="sentence"),
        pytest.param("It “will hold” — Ilse Vale", [], id="words before"),
    ],
)
def test_signed_quotes(text: str, found: list[list[str]]) -> None:
    assert words(text, signed_quotes(text)) == found


def test_signature_outranks_what_was_found_there() -> None:
    text = "He said it rains.\n“The dyke will hold.” — Ilse Vale"
    found = [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 16], [18, 39]], "confidence": 0.5}]
    assert words(text, with_lines(found, signed_quotes(text))) == [
        ["He", "said", "it rains"],
        ["Ilse Vale", "—", "“The dyke will hold.”"],
    ]


def test_one_line_of_many_marks_is_read_in_time() -> None:
    assert signed_quotes('"a' * 100_000) == []
