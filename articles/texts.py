"""From what somebody hands in (bytes, pasted HTML, odd line ends) to a body that can be stored and read."""

import codecs
import html
import re
import unicodedata

import nh3
from charset_normalizer import from_bytes
from django.conf import settings

BLOCKS = {"address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
          "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre",
          "section", "table", "td", "th", "tr", "ul"}  # fmt: skip
MARKUP = re.compile(r"</(p|div|span|a|h[1-6]|article|body|html|li|blockquote|strong|em|b|i)>|<(br|p)\b[^<>]*>", re.I)
BREAK = re.compile(r"</?[a-z0-9]+>")
ENTITY = re.compile(r"&(?:[a-z][a-z0-9]{1,9}|#\d{2,6}|#x[0-9a-f]{2,5});", re.I)
TEXT_CONTROLS = "\n\t"
DOCUMENTS = (b"%PDF-", b"{\\rtf")  # they can consist of letters alone


class UnreadableText(ValueError):
    """A text that can't be stored; the message says what is wrong and what to do."""


def decode(data: bytes) -> str:
    """The text in a file, whatever its encoding.

    Raises:
        UnreadableText: the bytes are not text.
    """
    if data.lstrip()[:5].startswith(DOCUMENTS):
        raise UnreadableText("PDF and RTF files can't be read. Save the article as plain text or HTML and try again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    best = None if _is_binary(data) else from_bytes(data).best()
    if best is None:
        raise UnreadableText("This is not a text file. Save the article as plain text or HTML and try again.")
    return str(best)


def clean_body(text: str) -> str:
    """The body to store: markup and "&quot;" resolved, paragraphs on lines of their own, no control characters.

    Raises:
        UnreadableText: nothing to read, not text, or too long.
    """
    if "\0" in text:
        raise UnreadableText("This is not text but a binary file. Save the article as plain text or HTML.")
    plain = without_markup(text) if MARKUP.search(text) else ENTITY.sub(lambda found: html.unescape(found[0]), text)
    body = _without_controls(plain).strip()
    if not body:
        raise UnreadableText("The text is empty. Paste the whole article, or choose a file that has text in it.")
    if not any(character.isalnum() for character in body):
        raise UnreadableText("There are no words in this text. Paste the whole article.")
    if len(body) > settings.LONGEST_ARTICLE_CHARACTERS:
        raise UnreadableText(
            f"The text has {len(body):,} characters; at most {settings.LONGEST_ARTICLE_CHARACTERS:,} can be read as "
            "one article. Split it into its parts."
        )
    return body


def one_line(text: str) -> str:
    """What stands beside a text, such as a headline: in one line, without control characters."""
    return " ".join(_without_controls(text).split())


def without_markup(markup: str) -> str:
    """The words of an HTML fragment, a line for each block; scripts and styles are dropped with what they hold."""
    blocks = nh3.clean(markup, tags=BLOCKS, attributes={}, clean_content_tags={"script", "style"}, link_rel=None)
    lines = html.unescape(BREAK.sub("\n", blocks.replace("\n", " "))).split("\n")
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _without_controls(text: str) -> str:
    text = re.sub(r"\r\n?|\u2028|\u2029|\x85|\f|\v", "\n", text)
    return "".join(c for c in text if c in TEXT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))


def _is_binary(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    start = data[:8192]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in start)
    return b"\0" in start or controls > len(start) // 100
