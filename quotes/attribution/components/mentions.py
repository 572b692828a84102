"""Where a text names somebody, and what kind of name it is."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from quotes.attribution.components.capitals import without_capitals
from quotes.attribution.components.name_kinds import (
    is_demonym,
    is_lettered,
    is_role_alone,
    kind_of_name,
    name_start,
    surname_like_role,
)
from quotes.attribution.components.nouns import PERSON_ENDINGS, singular
from quotes.attribution.components.runs import begins_name, end_of_run, letters_of_turns
from quotes.attribution.components.words import Word, split_words
from quotes.attribution.lexicon_names import FEMALE, MALE, word_set
from quotes.attribution.lexicon_people import (
    COMMON_NOUNS,
    NAME_LINKS,
    OPENERS,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
    PLURAL_ORGANIZATIONS,
)
from quotes.attribution.names import COURTESIES, POSTNOMINALS, SUFFIXES

_TIMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec today
    yesterday tomorrow tonight early late"""
)
_OPENERS_THAT_END = frozenset({"may", "police", "government", "media"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed.

    Args:
        first, last: indices of its first word and behind its last one; titles and capitalized roles left out.
        lead: index of the first word of the titles and roles before it.
        entity: "person", "organization", "place" or "unknown".
        titles: folded titles and roles before the name.
    """

    first: int
    last: int
    lead: int
    entity: str
    titles: tuple[str, ...]


@dataclass(slots=True)
class Names:
    """All names of a text with their words."""

    words: list[Word]
    mentions: list[Mention]
    at: dict[int, Mention] = field(default_factory=dict)
    led: dict[int, Mention] = field(default_factory=dict)
    starts: "array[int]" = field(default_factory=lambda: array("i"))

    def __post_init__(self) -> None:
        self.starts.extend(w.start for w in self.words)
        for mention in self.mentions:
            for i in range(mention.first, mention.last):
                self.at[i] = mention
            for i in range(mention.lead, mention.first):
                self.led[i] = mention

    def between(self, start: int, end: int) -> range:
        """Indices of the words that begin in [start, end)."""
        lo = bisect_right(self.starts, start - 1)
        return range(lo, bisect_right(self.starts, end - 1))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from word `first` up to, not including, word `last`."""
        return self.words[first].start, self.words[last - 1].end

    def folded(self, mention: Mention) -> list[str]:
        return [w.folded for w in self.words[mention.first : mention.last]]


def find_names(
    text: str, entities: Iterable[tuple[int, int, str]] = (), sources: Iterable[tuple[int, int]] = ()
) -> Names:
    """Names in a text.

    Args:
        sources: where sources stand; a capitalized word that opens one is a name, though it opens its sentence too.
        entities: what a trained recognizer found, as (start, end, label) with the labels PERSON, ORG, NORP and GPE;
            it decides what kind of name a run of capitalized words is, where it says something.
    """
    sources = list(sources)
    words = without_capitals(split_words(text), sources)
    inside = {w.folded for w in words if w.capital and not w.opens} | _source_openers(words, sources)
    labels, surnames = _labels(words, entities), _role_surnames(words)
    families = {w.folded for before, w in pairwise(words) if w.capital and _precedes_family(before)}
    plurals = _plural_surnames(words)
    surnames |= plurals | _shouted_surnames(words)
    surnames |= {w.folded for before, w in pairwise(words) if before.folded == "initials"}
    mentions: list[Mention] = []
    letters = letters_of_turns(words)
    i = 0
    while i < len(words):
        if _is_screen_name(words, i):
            end = _end_of_screen_name(words, i + 2)
            mentions.append(Mention(i, end, i, "person", ()))
            i = end
            continue
        if i in letters or not begins_name(words, i, inside, plurals):
            i += 1
            continue
        j = i + 1 if _is_of_party(words, i, families) else end_of_run(words, i)
        mention = _mention_of_run(words, range(i, j), surnames, labels)
        mentions += [mention] if mention else []
        i = j
    return Names(words, mentions)


def _ends_name(words: list[Word], i: int, j: int) -> bool:
    """Whether a word that mostly begins sentences ends a name here: "Theresa May", "the Otieno Were"."""
    if words[j - 1].folded in _OPENERS_THAT_END:
        return True
    return j - i > 1 and words[j - 1].folded not in _TIMES and words[j - 2].folded not in _TIMES


def _is_link(word: Word) -> bool:
    return word.folded in NAME_LINKS and not word.capital


def _is_screen_name(words: list[Word], i: int) -> bool:
    """“@stormwatcher9”, but no address."""
    if words[i].text != "@" or i + 1 == len(words) or words[i + 1].start != words[i].end:
        return False
    return words[i + 1].text[0].isalnum() and (not i or words[i - 1].end < words[i].start)


def _end_of_screen_name(words: list[Word], i: int) -> int:
    """Index behind "@tide_watcher", whose lines belong to it."""
    while i < len(words) and words[i].start == words[i - 1].end and "_" in (words[i].text, words[i - 1].text):
        i += 1
    return i


def _labels(words: list[Word], entities: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    kinds = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "people"}
    starts = [w.start for w in words]
    labels: dict[int, str] = {}
    for start, end, label in entities:
        if label in kinds:
            for i in range(bisect_right(starts, start - 1), bisect_right(starts, end - 1)):
                if words[i].capital:
                    labels[i] = kinds[label]
    return labels


def _source_openers(words: list[Word], sources: Iterable[tuple[int, int]]) -> set[str]:
    starts = {start for start, _ in sources}
    opening = (w for w in words if w.start in starts and w.capital and len(w.text) > 1)
    return {
        w.folded for w in opening if not (_is_plural(w.folded) or w.folded in COMMON_NOUNS or w.folded.endswith("ing"))
    }


def _is_plural(word: str) -> bool:
    """“Witnesses”, "Commuters": people, told by the noun or its ending."""
    one = singular(word)
    return one != word and (one in COMMON_NOUNS or (len(one) > 5 and one.endswith(PERSON_ENDINGS)))


def _role_surnames(words: list[Word]) -> set[str]:
    """Surnames that look like roles, as a first name before them tells: "Rafael Barón"."""
    return {w.folded for before, w in pairwise(words) if w.capital and surname_like_role(before, w)}


def _plural_surnames(words: list[Word]) -> frozenset[str]:
    """“mills”, where a name of several words ends in it in mid-sentence: "the novelist Ama Mills"."""
    runs = zip(words, words[1:], words[2:], strict=False)
    return frozenset(
        w.folded
        for before, w, behind in runs
        if before.capital and w.capital and not behind.capital and not w.opens and _is_surname_like(w.folded)
        and before.folded not in COMMON_NOUNS | OPENERS and not is_demonym(before.folded)
    )  # fmt: skip


def _shouted_surnames(words: list[Word]) -> set[str]:
    """Surnames in capitals, "TULLOCH", that stand in small letters behind a given name or a courtesy elsewhere."""
    printed = {w.folded for before, w in pairwise(words) if not w.text.isupper() and _precedes_family(before)}
    return {w.folded for w in words if w.text.isupper() and w.folded in printed and w.folded not in COMMON_NOUNS}


def _is_surname_like(word: str) -> bool:
    one = singular(word)
    return one != word and one not in PERSON_NOUNS and word not in ORGANIZATION_NOUNS | PLURAL_ORGANIZATIONS


def _precedes_family(word: Word) -> bool:
    plain = word.folded.rstrip(".")
    return word.capital and (plain in MALE or plain in FEMALE or plain in COURTESIES)


def _is_of_party(words: list[Word], i: int, families: set[str]) -> bool:
    """“Kamura of the CDP” is Kamura, if a given name or courtesy before it elsewhere tells of a person."""
    behind = words[i + 1].folded if i + 1 < len(words) else ""
    return behind == "of" and words[i].folded in families and words[i].folded not in COMMON_NOUNS


def _recognized(labels: dict[int, str], first: int, last: int) -> str:
    """The kind of name that a recognizer sees in most of the words, "" where it sees none."""
    votes = [labels[k] for k in range(first, last) if k in labels]
    label = max(sorted(set(votes)), key=votes.count) if votes else ""
    return "place" if label == "people" and last - first > 1 else label


def _mention_of_run(words: list[Word], run: range, surnames: set[str], labels: dict[int, str]) -> Mention | None:
    """The name in a run of capitalized words: roles in front split off, the kind guessed; None for a role alone."""
    i, j = run.start, run.stop
    while j > i and (_is_link(words[j - 1]) or (words[j - 1].folded in OPENERS and not _ends_name(words, i, j))):
        j -= 1
    while j - i > 1 and words[j - 1].text in POSTNOMINALS and not _is_seat(words, i, j):
        j -= 1
    end = j
    while end > i and ((words[end - 1].folded.rstrip(".") in SUFFIXES and end - 1 > i) or words[end - 1].text == ","):
        end -= 1
    if end <= i:
        return None
    if (end - i == 1 and words[i].folded in surnames) or is_lettered(words, i, end):
        return Mention(i, j, i, "person", ())
    cut = name_start(words, i, end)
    if is_role_alone(words, i, cut, end):
        return None
    titles = tuple(w.folded.rstrip(".") for w in words[i:cut] if w.text[0].isalpha())
    entity = kind_of_name(words, i, cut, j)
    if entity == "unknown":
        entity = _recognized(labels, cut, j) or entity
    if titles and entity == "organization":
        cut, titles = i, ()
    if j - cut == 1 and is_demonym(words[cut].folded):
        entity = "people"
    return Mention(cut, j, i, entity, titles)


def _is_seat(words: list[Word], i: int, j: int) -> bool:
    """“The Sungai Lalang MP” is whoever sits for it; "Ana Ruiz MP" is a name."""
    return i > 0 and words[i - 1].folded == "the" and words[j - 1].folded in PERSON_NOUNS


def is_namesake(names: Names, mention: Mention) -> bool:
    """“The other Daniel Roake”: somebody else of that full name, whom later mentions of it don't mean."""
    before = names.words[mention.lead - 1].folded if mention.lead else ""
    return before in {"other", "another"} and mention.last - mention.first > 1 and mention.entity == "person"
