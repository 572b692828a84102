"""Reading articles from files: text with or without a header, HTML pages, JSON Lines."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.parser import Parser
from pathlib import Path
from typing import Any

from dateutil import parser as dates
from django.utils import timezone
from trafilatura import bare_extraction
from trafilatura.settings import Document

from articles.services import ArticleDetails
from articles.texts import UnreadableText, clean_body, decode, one_line

WEB_ADDRESS = re.compile(r"https?://", re.I)
HEADER = re.compile(r"\A(?:[A-Z][\w-]*:[^\n]*\n)+\n")
LONGEST_HEADLINE = 200
LONGEST_LINE = 500  # of what has no bound of its own
LONGEST = {"Outlet": 200, "Publisher": 200, "Country": 100, "Section": 100, "Dateline": 200, "Licence": 200,
           "Language": 10, "Url": 2000, "URL": 2000, "Standfirst": 10_000, "Headline": 10_000,
           "Title": 10_000}  # fmt: skip


@dataclass(frozen=True)
class Imported:
    """One article found in a file; `origin` names the place for messages."""

    origin: str
    details: ArticleDetails
    body: str


@dataclass(frozen=True)
class Refused:
    """A place in a file that holds no article we can read, and why."""

    origin: str
    why: str


def articles_in(path: Path, *, outlet: str) -> Iterator[Imported | Refused]:
    """Every article in a file, or in the files of a folder; `outlet` stands in where a file names none."""
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.suffix.lower() in READERS):
            yield from articles_in(file, outlet=outlet)
        return
    read = READERS.get(path.suffix.lower())
    if read is None:
        yield Refused(str(path), f"Only {', '.join(READERS)} files can be read.")
        return
    try:
        yield from read(decode(path.read_bytes()), path, outlet)
    except (OSError, UnreadableText) as error:
        yield Refused(str(path), str(error))


def count_files(path: Path) -> int:
    """How many files `articles_in` will open."""
    return sum(p.suffix.lower() in READERS for p in path.rglob("*")) if path.is_dir() else 1


def from_text(text: str, path: Path, outlet: str) -> Iterator[Imported | Refused]:
    """A text file: header lines as in e-mail ("Headline: ..."), a blank line, the body; or the body alone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = HEADER.match(text)
    given = dict(Parser(policy=policy.default).parsestr(header.group()).items()) if header else {}
    body = clean_body(text[header.end() :] if header else text)
    yield Imported(str(path), _details(given, body, path.stem, outlet), body)


def from_html(text: str, path: Path, outlet: str) -> Iterator[Imported | Refused]:
    """A web page: its article without navigation, advertisements and comments."""
    page = article_in_page(text)
    given = {
        "Headline": page.title,
        "Byline": page.author,
        "Outlet": page.sitename,
        "Published": page.date,
        "URL": page.url if WEB_ADDRESS.match(page.url or "") else None,
        "Standfirst": page.description,
    }
    body = clean_body(page.text)
    yield Imported(str(path), _details(given, body, path.stem, outlet), body)


def article_in_page(markup: str) -> Document:
    """The article of a web page, its headline taken off the text.

    Raises:
        UnreadableText: there is none.
    """
    page = bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(page, Document) or not page.text:
        raise UnreadableText("No article text was found in this page. Save the article alone, or paste its text.")
    page.text = page.text.removeprefix(page.title or "").lstrip()
    return page


def from_json_lines(text: str, path: Path, outlet: str) -> Iterator[Imported | Refused]:
    """A line an article: an object with "text" and, by choice, "id" and the names of the header lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        origin = f"{path}, line {number}"
        try:
            row = json.loads(line)
            body = clean_body(row["text"])
            given = {key.replace("_", "-").title(): value for key, value in row.items() if key != "text"}
            yield Imported(origin, _details(given, body, f"{path.stem}-{number}", outlet), body)
        except json.JSONDecodeError as error:
            yield Refused(origin, f"Not JSON: {error}. Each line must be one object.")
        except (KeyError, TypeError):
            yield Refused(origin, 'Not an article: each line must be an object with a string "text".')
        except UnreadableText as error:
            yield Refused(origin, str(error))


READERS: dict[str, Callable[[str, Path, str], Iterator[Imported | Refused]]] = {
    ".txt": from_text,
    ".html": from_html,
    ".htm": from_html,
    ".jsonl": from_json_lines,
}


def _details(given: dict[str, Any], body: str, key: str, outlet: str) -> ArticleDetails:
    def text(name: str) -> str:
        written = one_line(str(given.get(name) or ""))
        if len(written) > LONGEST.get(name, LONGEST_LINE):
            most = LONGEST.get(name, LONGEST_LINE)
            raise UnreadableText(f"{name} has {len(written)} characters; at most {most} can be kept. Shorten it.")
        return written

    published, updated = _moment(text("Published") or text("Date")), _moment(text("Updated"))
    if published and updated and updated < published:
        raise UnreadableText("It was updated before it was published: correct one of the two dates.")
    return ArticleDetails(
        outlet=text("Outlet") or text("Publisher") or outlet,
        headline=(text("Headline") or text("Title") or one_line(body.split("\n", 1)[0]))[:LONGEST_HEADLINE],
        country=text("Country"),
        external_id=text("External-Id") or text("Id") or key,
        standfirst=text("Standfirst"),
        section=text("Section"),
        byline=text("Byline"),
        dateline=text("Dateline"),
        url=_web_address(text("Url") or text("URL")),
        language=text("Language"),
        licence=text("Licence"),
        fiction=text("Fiction").lower() in ("yes", "true"),
        published_at=published,
        updated_at=updated,
    )


def _web_address(written: str) -> str:
    """An address that pages can link to."""
    if written and not WEB_ADDRESS.match(written):
        raise UnreadableText(f"“{written[:80]}” is no web address. Write it whole, as https://example.org/story.")
    return written


def _moment(written: str) -> datetime | None:
    """A date and time as written; without a time zone it is taken to be in the newsroom's."""
    if not written:
        return None
    try:
        moment = dates.parse(written)
    except (ValueError, OverflowError) as error:
        raise UnreadableText(
            f"“{written}” is not a date. Write it like 2026-11-22 or 2026-11-22T09:30+01:00."
        ) from error
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
