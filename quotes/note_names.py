"""Whether a note seems to say who somebody is. Free text that people write and we keep must not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.db.models import Q

from articles.withdrawn import withdrawn_names
from quotes.attribution.lexicon_names import FEMALE, MALE
from quotes.attribution.names import HONORIFICS, fold, name_key
from quotes.changes import InvalidChange
from quotes.models import Speaker

WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.\w+)+|(?<!\w)@\w{2,}|\+?\d[\d ()/.-]{6,}\d")
LONGEST_NAME_WORDS = 4
SHORTEST_KEY = 3

Span = tuple[int, int]


class LooksLikeName(InvalidChange):
    """A note seems to say who somebody is; the message says what to do."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(
            f"This looks like a name: {', '.join(words)}. Who an unnamed source is has no place here. Take it out, or "
            "tick that it is not the source."
        )


class WithdrawnNameWritten(InvalidChange):
    """A note has a name that was withheld after publication; nobody can keep it."""

    def __init__(self) -> None:
        super().__init__("The note has a name that was withheld after publication. Take it out; it can't be kept.")


class Note(str):
    """Free text that was looked at for names. `looked_like_name`: its writer was asked, and keeps it; to be stored."""

    looked_like_name = False


def looked_at(note: str, *, keep: bool = False, printed: str = "") -> Note:
    """A note that can be stored. One that was looked at before, as forms do, is not questioned again.

    Args:
        keep: the writer says that what was questioned is not the source.
        printed: a text whose names may stand in the note.

    Raises:
        LooksLikeName: the writer has to be asked.
        WithdrawnNameWritten: there is nothing to ask.
    """
    if withdrawn_names().numbers_in(note) if note else False:
        raise WithdrawnNameWritten
    if isinstance(note, Note):
        return note
    folded = fold(printed)
    words = [name for name in names_in(note) if fold(name) not in folded] if note.strip() else []
    if words and not keep:
        raise LooksLikeName(words)
    looked = Note(note.strip())
    looked.looked_like_name = bool(words)
    return looked


def names_in(note: str) -> list[str]:
    """What in a note looks like a name or a way to reach somebody, in its order, each once.

    A name is one that the archive prints for a person or that was withdrawn from it, or a first name or title with a
    capitalised word behind it.
    """
    found = [*_contacts(note), *_shaped(note), *_printed(note), *withdrawn_names().spans_in(note)]
    widest = [span for span in found if not any(_inside(span, other) for other in found)]
    return [note[start:end] for start, end in sorted(set(widest))]


def _inside(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _contacts(note: str) -> Iterator[Span]:
    return (match.span() for match in CONTACT.finditer(note) if not _is_date(match.group()))


def _is_date(words: str) -> bool:
    return bool(re.fullmatch(r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}", words))


def _shaped(note: str) -> Iterator[Span]:
    words = list(WORD.finditer(note))
    for first, second in pairwise(words):
        known = fold(first.group()).strip(".") in MALE | FEMALE | HONORIFICS.keys()
        beside = not note[first.end() : second.start()].strip(" .")
        if known and beside and first.group()[0].isupper() and second.group()[0].isupper():
            yield first.start(), second.end()


def _printed(note: str) -> Iterator[Span]:
    """Words under which the archive knows a person; a single one counts with a capital alone."""
    keys: dict[str, list[Span]] = {}
    words = list(WORD.finditer(note))
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST_NAME_WORDS, len(words))):
            start, end = words[first].start(), words[last].end()
            key = name_key(note[start:end])
            if len(key) >= SHORTEST_KEY and (" " in key or note[start].isupper()):
                keys.setdefault(key, []).append((start, end))
    people = Speaker.objects.filter(entity=Speaker.Entity.PERSON).exclude(name_key="")
    known = Q(name_key__in=keys) | Q(aliases__name_key__in=keys)
    for name, alias in people.filter(known).values_list("name_key", "aliases__name_key"):
        yield from keys.get(name, []) + keys.get(alias or "", [])
