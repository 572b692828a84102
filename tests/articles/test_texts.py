"""What people hand in becomes a body that can be stored, or a message that helps."""

import pytest

from articles.texts import UnreadableText, clean_body, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("“Yes,” she said.".encode(), "“Yes,” she said.", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfYes", "Yes", id="byte order mark"),
        pytest.param(
            "“We’ll see,” said François Köhler, who had come from Zürich for the hearing.".encode("cp1252"),
            "“We’ll see,” said François Köhler, who had come from Zürich for the hearing.",
            id="windows-1252",
        ),
        pytest.param("Wählen Sie, sagte er – später.".encode("utf-16"), "Wählen Sie, sagte er – später.", id="utf-16"),
    ],
)
def test_decode_finds_the_encoding(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_decode_refuses_a_binary_file() -> None:
    with pytest.raises(UnreadableText, match="not a text file"):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\xff\xfe\x00")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj", b"\n{\\rtf1 Yes}"])
def test_decode_refuses_documents_that_are_letters_alone(data: bytes) -> None:
    with pytest.raises(UnreadableText, match="PDF and RTF"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param(" \n\t ", "empty", id="white space"),
        pytest.param("“ ” ' \" «»", "no words", id="only quotation marks"),
        pytest.param("PK\x03\x04\x00\x00", "binary", id="zip file"),
        pytest.param("word " * 1_000_000, "5,000,000|4,999,999", id="5 MB"),
    ],
)
def test_clean_body_says_what_is_wrong(text: str, why: str) -> None:
    with pytest.raises(UnreadableText, match=why):
        clean_body(text)


def test_clean_body_keeps_plain_text_as_it_is() -> None:
    text = "“It is 3 < 4,” she said.\n\nA & B — no change."

    assert clean_body(text) == text


def test_clean_body_resolves_entities_that_a_page_left_in_plain_text() -> None:
    text = "&ldquo;We stay,&rdquo; said Ana Bell &amp; Co&#46; of R&D; caf&eacute;s &unheard; of."
    assert clean_body(text) == "“We stay,” said Ana Bell & Co. of R&D; cafés &unheard; of."


def test_clean_body_makes_line_ends_alike_and_drops_controls() -> None:
    assert clean_body("One.\r\nTwo.\rThree.\x07\u2028Four.") == "One.\nTwo.\nThree.\nFour."


def test_clean_body_takes_the_words_out_of_pasted_html() -> None:
    pasted = "<p>“Enough,” <b>she</b> said.</p><script>track()</script><p>Rates &amp; taxes<br>rise.</p>"

    assert clean_body(pasted) == "“Enough,” she said.\n\nRates & taxes\n\nrise."
