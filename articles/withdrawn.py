"""Names that were withdrawn after publication: covering them wherever they stand, without knowing them.

Only keyed hashes of a withdrawn name are kept. They tell it when somebody hands in a text that has it, and nothing to
who reads the database without the key. A name is covered by as many blocks as it has characters, so that every
position in a text stays true.
"""

import calendar
import hmac
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from articles.models import WithdrawnForm, WithdrawnName

if TYPE_CHECKING:
    from articles.services import ArticleDetails

BLOCK = "█"
LONGEST_GAP = 3
MOST_BETWEEN = 2  # middle names, initials, nicknames
LOCK = 7_221_118  # any number that nothing else locks
SLUGS = ("external_id", "url")
TITLES = ("headline",)
ALONE = ""  # begins the form that a given name has where no family name follows
DAYS = frozenset(calendar.day_name) | frozenset(calendar.month_name[1:])
VERBS = {"will", "may", "can"}  # given names that begin questions
ASKED = {"a", "an", "the", "this", "that", "these", "those", "he", "she", "it", "we", "they", "you", "i", "there",
         "his", "her", "its", "their", "our", "my", "your"}  # fmt: skip

WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
Words = tuple[str, ...]
Span = tuple[int, int]
IsName = Callable[[Words], bool]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, folded, and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text without case and marks; hyphens and apostrophes part words."""
    return [Token(_fold(match.group()), match.start(), match.end()) for match in WORD.finditer(text)]


def words_of(name: str) -> Words:
    return tuple(token.word for token in tokens(name))


def key_of(words: Words) -> str:
    """The keyed hash of a name of these words."""
    return hmac.new(settings.SECRET_KEY.encode(), "\0".join(("withdrawn name", *words)).encode(), sha256).hexdigest()


def spans_of(
    text: str, is_name: IsName, lengths: Collection[int], *, slug: bool = False, title: bool = False
) -> list[Span]:
    """Where a text has names, the longest first where two overlap, in ascending order.

    Args:
        is_name: whether folded words are a name that is looked for.
        lengths: of how many words names can be.
        slug: also single words without a capital, as addresses have them.
        title: any word may have a capital, as in headlines, so that one behind a given name tells no family name.
    """
    found: list[Span] = []
    words = tokens(text)
    for length in sorted(lengths, reverse=True):
        for between in range(MOST_BETWEEN if length > 1 else 0, -1, -1):
            for first in range(len(words) - length - between + 1):
                run = words[first : first + length + between]
                start, end = run[0].start, run[-1].end
                free = all(end <= taken_start or taken_end <= start for taken_start, taken_end in found)
                if not free or not _is_written_as_name(text, run, between, slug=slug):
                    continue
                said, behind = _said(run, between), words[first + length + between :]
                if is_name(said) or (is_name((ALONE, *said)) and _stands_alone(text, run, behind, title=title)):
                    found.append((start, end))
    return sorted(found)


def length_of(form: Words) -> int:
    """Of how many words of a text a form is."""
    return len(form) - (form[:1] == (ALONE,))


def _stands_alone(text: str, run: list[Token], behind: list[Token], *, title: bool) -> bool:
    """Whether a given name is the whole of a name: nobody else's family name follows, and it is no verb."""
    if not behind or text[run[-1].end : behind[0].start] != " ":
        return True
    follows, written = behind[0].word, text[behind[0].start : behind[0].end]
    if run[0].word in VERBS and follows in ASKED:
        return False
    return title or written in DAYS or not (written[0].isupper() and written[1:].islower())


def _said(run: list[Token], between: int) -> Words:
    """The words of a run without those behind the first."""
    return tuple(token.word for token in (run[0], *run[1 + between :]))


def _is_written_as_name(text: str, run: list[Token], between: int, *, slug: bool) -> bool:
    """Whether these words stand together as those of a name do, `between` further ones behind the first."""
    if len(run) == 1:
        return slug or text[run[0].start].isupper() or text[run[0].start - 1 : run[0].start] in ("@", "#")
    middle = run[1 : 1 + between]
    apart = text[run[0].end : run[1 + between].start]
    return _together(run) and all(text[token.start].isupper() for token in middle) and not (middle and "," in apart)


def covered(text: str, spans: Collection[Span]) -> str:
    """The text with these ranges under blocks; as long as before."""
    for start, end in spans:
        text = text[:start] + BLOCK * (end - start) + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """All withdrawn names: of whole ones the key with its name's number, of parts the keys of each number."""

    whole: Mapping[str, int]
    parts: Mapping[int, Collection[str]]
    lengths: Collection[int]

    def cover(self, text: str, numbers: Collection[int] = (), *, field: str = "") -> str:
        """A text with withdrawn names covered: all whole ones, and the parts of those of some numbers.

        Args:
            field: of an article, where the text stands in it; headlines and addresses are written in their own way.
        """
        known = self.whole.keys() | {key for number in numbers for key in self.parts.get(number, ())}
        written = {"slug": field in SLUGS, "title": field in TITLES}
        return covered(text, spans_of(text, lambda words: key_of(words) in known, self.lengths, **written))

    def numbers_in(self, text: str) -> set[int]:
        """The numbers of the names that a text has as a whole."""
        numbers: set[int] = set()

        def is_name(words: Words) -> bool:
            number = self.whole.get(key_of(words))
            numbers.update(() if number is None else (number,))
            return number is not None

        spans_of(text, is_name, self.lengths)
        return numbers

    def spans_in(self, text: str) -> list[Span]:
        """Where a text has a name as a whole."""
        return spans_of(text, lambda words: key_of(words) in self.whole, self.lengths)


def withdrawn_names() -> Withdrawn:
    """Everything withdrawn so far. Until the transaction ends, nothing more is withdrawn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
    forms = list(WithdrawnForm.objects.all())
    parts: defaultdict[int, set[str]] = defaultdict(set)
    for form in forms:
        if not form.is_whole:
            parts[form.name_id].add(form.key)
    whole = {form.key: form.name_id for form in forms if form.is_whole}
    return Withdrawn(whole, parts, {form.words for form in forms})


def lock_withdrawal() -> None:
    """Until the transaction ends, nobody stores an article."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def without_withdrawn(details: "ArticleDetails", body: str) -> "tuple[ArticleDetails, str]":
    """What is handed in, with every withdrawn name covered: an article comes back as it is stored."""
    known = withdrawn_names()
    if not known.lengths:
        return details, body
    numbers = known.numbers_in(f"{details.headline}\n{body}") | _numbers_of_article(known, details)
    texts = [field.name for field in fields(details) if isinstance(getattr(details, field.name), str)]
    clean: dict[str, Any] = {n: known.cover(getattr(details, n), numbers, field=n) for n in texts}
    return replace(details, **clean), known.cover(body, numbers)


def _numbers_of_article(known: Withdrawn, details: "ArticleDetails") -> set[int]:
    """The names that were covered in this very article, which is known by its covered key."""
    key = details.external_id or details.url
    keys = {number: known.cover(key, {number}, field="external_id") for number in known.parts}
    concerned = WithdrawnName.objects.filter(articles__outlet__name=details.outlet)
    found = concerned.filter(articles__external_id__in=keys.values()).values_list("pk", "articles__external_id")
    return {number for number, stored in found if keys.get(number) == stored}


def _together(run: list[Token]) -> bool:
    return all(after.start - before.end <= LONGEST_GAP for before, after in pairwise(run))


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(LETTERS)
