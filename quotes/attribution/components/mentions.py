"""Where a text names somebody, and what kind of name it is."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotes.attribution.components.runs import begins_name, end_of_run, is_role
from quotes.attribution.components.words import Word, split_words
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS, FEMALE, LONG_PLACES, MALE, PLACE_WORDS, word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, OPENERS, ORGANIZATION_NOUNS, ROLE_ADJECTIVES
from quotes.attribution.names import PARTICLES, SUFFIXES, TITLES, puts_family_first

_PAPERS = word_set("""economist guardian observer independent spectator telegraph examiner inquirer citizen""")
_PLACE_STEMS = frozenset(place[:4] for place in PLACE_WORDS if len(place) > 3) - {
    "mali",
    "cali",
    "loui",
    "mari",
    "flor",
}


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
    inside = {w.folded for w in words if w.capital and not w.opens} | _source_openers(words, sources)
    labels = _labels(words, entities)
    mentions: list[Mention] = []
    i = 0
    while i < len(words):
        if not begins_name(words, i, inside):
            i += 1
            continue
        j = end_of_run(words, i)
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


def _source_openers(words: list[Word], sources: Iterable[tuple[int, int]]) -> set[str]:
    starts = {start for start, _ in sources}
    return {
        w.folded for w in words
        if w.start in starts and w.capital and len(w.text) > 1 and w.folded not in COMMON_NOUNS and not w.folded.endswith("ing")
    }  # fmt: skip


def _mentions_of_run(words: list[Word], i: int, j: int, inside: set[str], labels: dict[int, str]) -> list[Mention]:
    """The name (or names) in a run: roles in front split off, the kind guessed from its words."""
    while (
        j > i and words[j - 1].folded in OPENERS and words[j - 1].folded not in {"may", "police", "government", "media"}
    ):
        j -= 1
    while j > i and (words[i].folded in OPENERS and words[i].opens):
        i += 1
    if i >= j:
        return []
    end = j
    while (end - 1 > i and words[end - 1].folded.rstrip(".") in SUFFIXES) or words[end - 1].text == ",":
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
        return len(run) == 1 and is_role(run[0])
    links = [k for k, w in enumerate(run) if w.folded in {"of", "for"}]
    head = run[links[0] - 1] if links and links[0] else run[-1]
    return is_role(head) and head.folded not in {"republican", "democrat", "marine", "conservative", "liberal", "prime"}


def is_demonym(word: str) -> bool:
    """ "Bolivian", "Bolivians": a listed people, or a place's first letters with the ending of a people."""
    if word in DEMONYMS:
        return True
    return (
        word not in PLACE_WORDS and word.endswith(("an", "ans", "ese", "ish", "i", "is")) and word[:4] in _PLACE_STEMS
    )


def _name_start(words: list[Word], i: int, j: int) -> int:
    """Where the name begins behind capitalized roles: 2 in "Prime Minister Meles Zenawi"."""
    cut = i
    for r in range(i, j - 1):
        if not is_role(words[r]) or (r > i and words[r - 1].folded == "of" and words[r].folded not in TITLES):
            continue
        behind = r + 1
        if words[behind].folded in {"of", "for"}:
            given = next(
                (k for k in range(behind + 1, j) if words[k].folded in MALE or words[k].folded in FEMALE), None
            )
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
    if name in LONG_PLACES or all(w in PLACE_WORDS or w in DEMONYMS or w in CAPITALS for w in run):
        return "organization" if name in {"white house", "united nations", "european union"} else "place"
    if any(w.folded.rstrip(".") in TITLES for w in words[lead:first]):
        return "person"
    if (run[0] in MALE or run[0] in FEMALE) and not (
        run[0] == "santiago" and first and words[first - 1].folded == "in"
    ):
        return "person" if run[-1] not in ORGANIZATION_NOUNS and "of" not in run else "organization"
    if first > lead and last - first <= 4 and "of" not in run:
        return "person"
    if (
        last - first > 1
        and run[-1] not in ORGANIZATION_NOUNS
        and (
            {"bin", "ibn", "bint", "abu", "van", "von"} & set(run[:-1])
            or any(w.startswith(("al-", "el-")) for w in run)
            or (puts_family_first([w.text for w in words[first:last]]) and "-" in words[last - 1].text)
        )
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
    if (
        first > 0
        and words[first - 1].folded in {"in", "at", "near", "across", "from"}
        and words[last - 1].end < words[-1].end
        and words[last].text not in ("'s", "’s")
    ):
        return "place"
    return "unknown"
