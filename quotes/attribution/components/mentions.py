"""Where a text names somebody: words, sentences and runs of capitalized words, read without a model."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotes.attribution.lexicon_people import (
    CAPITALS,
    COMMON_NOUNS,
    DEMONYMS,
    FEMALE,
    MALE,
    NAME_LINKS,
    OPENERS,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
    PLACE_WORDS,
    ROLE_ADJECTIVES,
)
from quotes.attribution.names import PARTICLES, SUFFIXES, TITLES, fold, puts_family_first

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Sgt|Adm|Maj|Brig|Hon|Rev|Cmdr|Pres|St|Jr|Sr|Inc|"
    "Corp|Ltd|Co|Engr|Supt|Insp|Det|Fr|Cpl|Pvt|Pte|Atty|Asst"
)
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,}}"
    rf"|\b(?:{_ABBREVIATIONS})\."
    rf"|\b{_LETTER}\.(?=\s?\w)"
    r"|\d+(?:[.,:]\d+)+"
    rf"|(?:{_LETTER}|\d)+(?:(?:[-‐‑&]|['’](?!(?:s|ve|re|ll|d|m)\b))(?:{_LETTER}|\d)+)*"
    r"|['’](?:s|ve|re|ll|d|m)\b|[^\w\s]|_|\n\s*"
)
_CLOSING = "\"”’'»)]"
_ORGANIZATION_LINKS = frozenset("of for and & the on de del da do des".split())
_NUMBERED = frozenset("article channel section chapter resolution amendment district precinct proposition radio group".split())
_PAPERS = frozenset("economist guardian observer independent spectator telegraph examiner inquirer citizen".split())
_PLACE_STEMS = frozenset(place[:4] for place in PLACE_WORDS if len(place) > 3) - {"mali", "cali", "loui", "mari", "flor"}
_LONG_PLACES = frozenset(
    """united states|south africa|north korea|south korea|saudi arabia|new zealand|sri lanka|costa rica|el salvador
    |united kingdom|united arab emirates|new york|hong kong|sierra leone|burkina faso|ivory coast|east timor
    |south sudan|dominican republic|european union|united nations|abu dhabi|czech republic|new jersey|new mexico
    |new hampshire|north carolina|south carolina|west virginia|north dakota|south dakota|puerto rico|los angeles
    |san francisco|new delhi|central african republic|papua new guinea|equatorial guinea|trinidad and tobago
    |great britain|northern ireland|hong kong|new orleans|middle east|west bank|white house""".replace("\n    ", "").split("|")
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, mark or line break of the text, with the sentence and the paragraph it stands in."""

    start: int
    end: int
    text: str
    folded: str
    sentence: int
    paragraph: int
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


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
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [w.start for w in self.words]
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


def split_words(text: str) -> list[Word]:
    """The words of a text; a sentence ends at . ! ? before a capital, and at every line break."""
    words: list[Word] = []
    sentence = paragraph = 0
    opens, ended = True, False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] == "\n":
            sentence, paragraph, opens, ended = sentence + 1, paragraph + 1, True, False
            continue
        mark = not token[0].isalnum()
        if ended and (token[0].isupper() or token[0].isdigit() or token[0] in "“\"‘`'"):
            if token not in _CLOSING or not words or words[-1].end != match.start():
                sentence, opens, ended = sentence + 1, True, False
        elif ended and token[0].isalpha():
            ended = False
        words.append(Word(match.start(), match.end(), token, fold(token), sentence, paragraph, opens and not mark))
        if not mark:
            opens = False
        if token in ".!?…":
            ended = True
    return words


def find_names(
    text: str, entities: Iterable[tuple[int, int, str]] = (), sources: Iterable[tuple[int, int]] = ()
) -> Names:
    """Names in a text.

    Args:
        sources: where sources stand; a capitalized word that opens one is a name, though it opens its sentence too.
        entities: what a trained recognizer found, as (start, end, label) with the labels PERSON, ORG, NORP and GPE;
            it decides what kind of name a run of capitalized words is, where it says something.
    """
    words = split_words(text)
    inside = {w.folded for w in words if w.capital and not w.opens} | _opening(words, sources)
    labels = _labels(words, entities)
    mentions: list[Mention] = []
    i = 0
    while i < len(words):
        if not _begins_name(words, i, inside):
            i += 1
            continue
        j = _end_of_run(words, i)
        mentions.extend(_mentions_of_run(words, i, j, inside, labels))
        i = j
    return Names(words, mentions)


def _labels(words: list[Word], entities: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    kinds = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "people"}
    starts = [w.start for w in words]
    labels: dict[int, str] = {}
    for start, end, label in entities:
        if label in kinds:
            for i in range(bisect_right(starts, start - 1), bisect_right(starts, end - 1)):
                labels[i] = kinds[label]
    return labels


def _opening(words: list[Word], sources: Iterable[tuple[int, int]]) -> set[str]:
    starts = {start for start, _ in sources}
    return {
        w.folded for w in words
        if w.start in starts and w.capital and len(w.text) > 1 and w.folded not in COMMON_NOUNS and not w.folded.endswith("ing")
    }  # fmt: skip


def _is_name_word(word: Word) -> bool:
    if word.capital and word.text[0].isalpha():
        return True
    head, hyphen, tail = word.text.partition("-")
    return bool(hyphen) and head in PARTICLES and tail[:1].isupper()


def _begins_name(words: list[Word], i: int, inside: set[str]) -> bool:
    word = words[i]
    if not _is_name_word(word) or word.folded in OPENERS and not _opener_in_name(words, i, inside):
        return False
    if word.opens and word.folded in COMMON_NOUNS and not _next_is_name(words, i):
        return False
    return not (word.opens and not _known(word, inside) and not _next_is_name(words, i))


def _opener_in_name(words: list[Word], i: int, inside: set[str]) -> bool:
    """April, May, Will, King's: an everyday word that is a name here, since no sentence begins with it."""
    word = words[i]
    return not word.opens and word.folded not in {"i", "the", "a", "but", "and"} and _next_is_name(words, i) and (
        word.folded in FEMALE or word.folded in MALE or word.folded in {"federal", "local", "state", "first"})


def _known(word: Word, inside: set[str]) -> bool:
    """A capitalized first word is a name when it is known as one, or capitalized in mid-sentence too."""
    plain = word.folded
    return (
        plain in inside or plain in MALE or plain in FEMALE or plain.rstrip(".") in TITLES or plain in PLACE_WORDS
        or plain in PERSON_NOUNS or plain in DEMONYMS or (len(word.text) > 1 and word.text.isupper())
        or "." in word.text or plain in CAPITALS or "-" in word.text
    )  # fmt: skip


def _next_is_name(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and _is_name_word(words[i + 1]) and words[i + 1].sentence == words[i].sentence


def _end_of_run(words: list[Word], i: int) -> int:
    """Index behind the run of name words that begins at i, small linking words within it included."""
    j = i + 1
    while j < len(words) and words[j].sentence == words[i].sentence:
        if _is_name_word(words[j]) or words[j].text.isdigit() and words[j - 1].folded in _NUMBERED:
            j += 1
            continue
        k = j
        if words[j].text in "'’" and words[j].start == words[j - 1].end and words[j - 1].folded.endswith("s"):
            k += 1  # "the Transport Workers' Federation"
        elif words[j].text in ("'s", "’s") and _offices(words, i, j):
            k += 1  # "the Attorney General's Office"
        while k < len(words) and k < j + 3 and words[k].folded in NAME_LINKS and words[k].text not in "'’":
            k += 1
        if k == j or k >= len(words) or not _is_name_word(words[k]) or not _links(words, i, j, k):
            nickname = _nickname(words, j)
            if nickname:
                j = nickname
                continue
            if words[j].text == "," and j + 1 < len(words) and words[j + 1].folded.rstrip(".") in {"jr", "sr", "inc"}:
                j += 2
                continue
            break
        j = k + 1
    return j


def _nickname(words: list[Word], j: int) -> int:
    """Index behind a nickname in quotation marks that a family name follows, else 0: José “Pepe” Mujica."""
    if words[j].text not in "“\"‘'(" or j + 3 >= len(words):
        return 0
    for end in (j + 2, j + 3):
        if words[end].text in "”\"’')" and end + 1 < len(words) and _is_name_word(words[j + 1]) and _is_name_word(words[end + 1]) \
                and words[end + 1].sentence == words[j].sentence and words[j + 1].folded not in OPENERS and words[j].text != "(":
            return end + 1
    return 0


def _offices(words: list[Word], i: int, j: int) -> bool:
    """Whether "'s" at j joins an officer to his office: "the State Attorney General's Office"."""
    return _role(words[j - 1]) and j + 1 < len(words) and words[j + 1].capital and words[j + 1].folded in ORGANIZATION_NOUNS


def _links(words: list[Word], i: int, j: int, k: int) -> bool:
    """Whether the small words j..k join what stands around them to one name."""
    links = {w.folded for w in words[j:k]}
    if "'s" in links:
        return True
    if not links & {"of", "for", "and", "&", "the", "on", "'"}:
        return True
    if "&" in links:
        return True
    run = [w.folded.rstrip(".") for w in words[i:j]]
    personal = any(w in MALE or w in FEMALE for w in run)
    organization = any(w in ORGANIZATION_NOUNS for w in run) or "of" in run
    if "and" in links:
        if "the" in links or _starts_person(words, k) or words[k].folded in PLACE_WORDS:
            return False
        return bool(organization and {"of", "for", "on"} & set(run) or not organization and _ends_organization(words, i, k))
    if links & {"'"}:
        return _ends_organization(words, i, k)
    if "of" in links:
        return not _starts_person(words, k) and (organization or not personal)
    return (organization or j - i > 1 and not personal and not _role(words[j - 1])) and not _starts_person(words, k)


def _ends_organization(words: list[Word], i: int, k: int) -> bool:
    """"Road Transport and Highway Division": what follows ends in a word for an organization, what precedes is no name."""
    end = k
    while end < len(words) and _is_name_word(words[end]) and words[end].sentence == words[k].sentence:
        end += 1
    before = words[i].folded
    if words[end - 1].folded not in ORGANIZATION_NOUNS or before in MALE or before in FEMALE:
        return False
    return words[k - 1].text in "'’" or end > k + 1 and before not in PLACE_WORDS


def _starts_person(words: list[Word], k: int) -> bool:
    first = words[k].folded.rstrip(".")
    return first in {"mr", "mrs", "ms", "dr"} or first in TITLES and _next_is_name(words, k) and first != "justice" or (
        (first in MALE or first in FEMALE) and _next_is_name(words, k))


def _role(word: Word) -> bool:
    plain = word.folded.rstrip(".")
    last = plain.rpartition("-")[2]
    if plain in MALE or plain in FEMALE:
        return False
    return plain in TITLES or plain in PERSON_NOUNS or last in PERSON_NOUNS or last in TITLES


def _mentions_of_run(
    words: list[Word], i: int, j: int, inside: set[str], labels: dict[int, str]
) -> list[Mention]:
    """The name (or names) in a run: roles in front split off, the kind guessed from its words."""
    while j > i and words[j - 1].folded in OPENERS and words[j - 1].folded not in {"may", "police", "government", "media"}:
        j -= 1
    while j > i and (words[i].folded in OPENERS and words[i].opens):
        i += 1
    if i >= j:
        return []
    end = j
    while end - 1 > i and words[end - 1].folded.rstrip(".") in SUFFIXES or words[end - 1].text == ",":
        end -= 1
    cut = _name_start(words, i, end)
    run = words[cut:j]
    if _is_role_alone(words, i, cut, end):
        return []
    titles = tuple(w.folded.rstrip(".") for w in words[i:cut] if w.text.isalpha() or "." in w.text or "-" in w.text)
    entity = _entity(words, i, cut, j, labels)
    if titles and entity == "organization" and cut > i:
        cut, titles, run = i, (), words[i:j]
    if len(run) == 1 and is_demonym(run[0].folded):
        entity = "people"
    return [Mention(cut, j, i, entity, titles)]


def _is_role_alone(words: list[Word], i: int, cut: int, end: int) -> bool:
    """A capitalized role without a name: "the Prime Minister", "Minister of Justice", "the Bengaluru South MP"."""
    run = words[cut:end]
    if len(run) == 1 and len(run[0].text.strip(".")) < 2:
        return True
    if i and words[i - 1].text == "The" and (not words[i - 1].opens or words[i].folded in _PAPERS):
        return False  # "The Economist"
    if cut > i or run[0].folded in MALE or run[0].folded in FEMALE:
        return len(run) == 1 and _role(run[0])
    links = [k for k, w in enumerate(run) if w.folded in {"of", "for"}]
    head = run[links[0] - 1] if links and links[0] else run[-1]
    return _role(head) and head.folded not in {"republican", "democrat", "marine", "conservative", "liberal", "prime"}


def is_demonym(word: str) -> bool:
    """"Bolivian", "Bolivians": a listed people, or a place's first letters with the ending of a people."""
    if word in DEMONYMS:
        return True
    return word not in PLACE_WORDS and word.endswith(("an", "ans", "ese", "ish", "i", "is")) and word[:4] in _PLACE_STEMS


def _name_start(words: list[Word], i: int, j: int) -> int:
    """Where the name begins behind capitalized roles: 2 in "Prime Minister Meles Zenawi"."""
    cut = i
    for r in range(i, j - 1):
        if not _role(words[r]) or r > i and words[r - 1].folded == "of" and words[r].folded not in TITLES:
            continue
        behind = r + 1
        if words[behind].folded in {"of", "for"}:
            given = next((k for k in range(behind + 1, j) if words[k].folded in MALE or words[k].folded in FEMALE), None)
            if given is None:
                nouns = [k for k in range(behind + 1, j - 1) if words[k].folded in COMMON_NOUNS]
                given = nouns[-1] + 1 if nouns and j - nouns[-1] <= 4 else None
            if given is None or given == behind + 1:
                continue
            behind = given
        elif not words[behind].capital and "-" not in words[behind].text and words[behind].folded not in PARTICLES:
            continue
        if any(w.folded.rstrip(".") in ORGANIZATION_NOUNS for w in words[behind:j]):
            continue
        cut = behind
    if cut == i and j - i > 1 and words[i].folded in ROLE_ADJECTIVES and words[i].opens:
        return i + 1 if words[i].folded in {"former", "then", "ex"} else i
    return cut


def _entity(words: list[Word], lead: int, first: int, last: int, labels: dict[int, str]) -> str:
    votes = [labels[k] for k in range(first, last) if k in labels]
    if votes:
        label = max(set(votes), key=votes.count)
        return "place" if label == "people" and last - first > 1 else label
    run = [w.folded.rstrip(".") for w in words[first:last]]
    name = " ".join(w.folded for w in words[first:last])
    if name in _LONG_PLACES or all(w in PLACE_WORDS or w in DEMONYMS or w in CAPITALS for w in run):
        return "organization" if name in {"white house", "united nations", "european union"} else "place"
    if any(w.folded.rstrip(".") in TITLES for w in words[lead:first]):
        return "person"
    if (run[0] in MALE or run[0] in FEMALE) and not (run[0] == "santiago" and first and words[first - 1].folded == "in"):
        return "person" if run[-1] not in ORGANIZATION_NOUNS and "of" not in run else "organization"
    if first > lead and last - first <= 4 and "of" not in run:
        return "person"
    if last - first > 1 and run[-1] not in ORGANIZATION_NOUNS and (
        {"bin", "ibn", "bint", "abu", "van", "von"} & set(run[:-1]) or any(w.startswith(("al-", "el-")) for w in run)
        or puts_family_first([w.text for w in words[first:last]]) and "-" in words[last - 1].text
    ):
        return "person"
    if any(w in ORGANIZATION_NOUNS for w in run) or {"of", "for", "and", "&", "on"} & set(run):
        return "organization"
    if last - first == 1 and first and words[first - 1].text == "The" and run[0] in _PAPERS:
        return "organization"
    letters = words[first].text.replace(".", "")
    if last - first == 1 and letters.isupper() and len(letters) > 1:
        return "organization"
    if first > 0 and words[first - 1].folded == "the":
        return "organization"
    if first > 0 and words[first - 1].folded in {"in", "at", "near", "across", "from"} and words[last - 1].end < words[-1].end and words[
        last].text not in ("'s", "’s"):
        return "place"
    return "unknown"
