"""Runs of capitalized words: where a name begins, which small words it holds, where it ends."""

from quotes.attribution.components.words import Word
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS, FEMALE, MALE, PLACE_WORDS, word_set
from quotes.attribution.lexicon_people import (
    COMMON_NOUNS,
    NAME_LINKS,
    OPENERS,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
)
from quotes.attribution.names import PARTICLES, TITLES

_WEAK_LINKS = word_set("of for and the on") | {"'"}
_PARTICIPLES = word_set("based born led backed owned style era trained educated controlled listed run affiliated area")
GIVEN_MONTHS = frozenset(["jan", "april", "june"])
_NEVER_GIVEN = (
    PLACE_WORDS
    | frozenset(DEMONYMS)
    | word_set(
        """north south east west northern southern eastern western central united royal national federal international
    supreme high new old great grand holy free black white red green blue general public first second third"""
    )
)
_OF_PERSONS = word_set("van von der den ter bin ibn bint")
# What a court calls somebody instead of a name: "Witness B", "Girl 2".
LETTERED = word_set("witness complainant defendant victim juror soldier officer boy girl child person man woman")
_NUMBERED = LETTERED | word_set(
    """article channel section chapter resolution amendment district precinct proposition radio group"""
)


def is_name_word(word: Word) -> bool:
    head, hyphen, tail = word.text.partition("-")
    if word.text[:-1].isupper() and word.text[-1] == "s" and word.folded[:-1] in PERSON_NOUNS:
        return False  # "MPs"
    if word.capital and word.text[0].isalpha():
        return tail not in _PARTICIPLES
    return bool(hyphen) and head in PARTICLES and tail[:1].isupper()


def begins_name(words: list[Word], i: int, inside: set[str], surnames: frozenset[str]) -> bool:
    """Whether a name begins at a word.

    Args:
        inside: folded words that stand with a capital in mid-sentence.
        surnames: folded everyday words that end a name of several words elsewhere ("mills").
    """
    word = words[i]
    given = word.folded in inside and (word.folded in MALE or word.folded in FEMALE) and _next_is_name(words, i)
    if not is_name_word(word) or (word.folded in OPENERS and not given and not _opener_in_name(words, i)):
        return False
    acronym = len(word.text) > 1 and word.text.isupper()
    if (
        word.opens
        and word.folded in COMMON_NOUNS - surnames
        and not (acronym or _next_is_name(words, i) or _heads_office(words, i) or _is_numbered(words, i))
    ):
        return False
    if not word.opens or _known(word, inside) or _next_is_name(words, i):
        return True
    return bool(_nickname(words, i + 1)) or _is_told_of(words, i)


def _is_told_of(words: list[Word], i: int) -> bool:
    """“Samira is not her real name”, "Samira (not her real name)", "Samira, 34,"."""
    behind = [w.folded for w in words[i + 1 : i + 5]]
    if len(behind) < 4:
        return False
    assumed = behind[-2:] in (["her", "real"], ["his", "real"]) or behind[1:] == ["not", "her", "name"]
    return (assumed and "not" in behind) or (behind[0] == behind[2] == "," and behind[1].isdigit())


def _is_numbered(words: list[Word], i: int) -> bool:
    return words[i].folded in LETTERED and i + 1 < len(words) and words[i + 1].text.isdigit()


def _opener_in_name(words: list[Word], i: int) -> bool:
    """April, May, Will, King's: an everyday word that is a name here, since no sentence begins with it."""
    word = words[i]
    return (
        (not word.opens or word.folded in GIVEN_MONTHS)
        and word.folded not in {"i", "the", "a", "but", "and"}
        and _next_is_name(words, i)
        and (word.folded in FEMALE or word.folded in MALE or word.folded in {"federal", "local", "state", "first"})
    )


def _known(word: Word, inside: set[str]) -> bool:
    """A capitalized first word is a name when it is known as one, or capitalized in mid-sentence too."""
    plain = word.folded
    return (
        plain in inside or plain in MALE or plain in FEMALE or plain.rstrip(".") in TITLES or plain in PLACE_WORDS
        or plain in PERSON_NOUNS or plain in DEMONYMS or (len(word.text) > 1 and word.text.isupper())
        or "." in word.text or plain in CAPITALS or word.text.partition("-")[2][:1].isupper()
    )  # fmt: skip


def _heads_office(words: list[Word], i: int) -> bool:
    """“Director of Public Prosecutions”, "Minister for Health" at the start of a sentence."""
    links = i + 2 < len(words) and words[i + 1].folded in {"of", "for"}
    return links and is_role(words[i]) and _next_is_name(words, i + 1)


def _next_is_name(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and is_name_word(words[i + 1]) and words[i + 1].sentence == words[i].sentence


def end_of_run(words: list[Word], i: int) -> int:
    """Index behind the run of name words that begins at i, small linking words within it included."""
    j = i + 1
    while j < len(words) and words[j].sentence == words[i].sentence:
        if is_name_word(words[j]) or (words[j].text.isdigit() and words[j - 1].folded in _NUMBERED):
            j += 1
            continue
        k = j
        if words[j].text in "'’" and words[j].start == words[j - 1].end and words[j - 1].folded.endswith("s"):
            k += 1  # "the Transport Workers' Federation"
        elif words[j].text in ("'s", "’s") and _offices(words, j):
            k += 1  # "the Attorney General's Office"
        while k < len(words) and k < j + 3 and words[k].folded in NAME_LINKS and words[k].text not in "'’":
            k += 1
        if k == j or k >= len(words) or not is_name_word(words[k]) or not _links(words, i, j, k):
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
    if j + 3 >= len(words) or words[j].text not in "“\"‘'(":
        return 0
    for end in (j + 2, j + 3):
        if (
            words[end].text in "”\"’')"
            and end + 1 < len(words)
            and is_name_word(words[j + 1])
            and is_name_word(words[end + 1])
            and words[end + 1].sentence == words[j].sentence
            and words[j + 1].folded not in OPENERS
            and words[j].text != "("
        ):
            return end + 1
    return 0


def _offices(words: list[Word], j: int) -> bool:
    """Whether "'s" at j joins an officer to his office: "the State Attorney General's Office"."""
    return (
        is_role(words[j - 1])
        and j + 1 < len(words)
        and words[j + 1].capital
        and words[j + 1].folded in ORGANIZATION_NOUNS
    )


def _links(words: list[Word], i: int, j: int, k: int) -> bool:
    """Whether the small words j..k join what stands around them to one name."""
    links = {w.folded for w in words[j:k]}
    if links & {"'s", "&"} or not links & _WEAK_LINKS:
        return True
    if "'" in links:
        return _ends_organization(words, i, k)
    if _starts_person(words, k):
        return False
    run = [w.folded.rstrip(".") for w in words[i:j]]
    organization = "of" in run or any(w in ORGANIZATION_NOUNS for w in run)
    if "and" in links:
        return (
            "the" not in links and words[k].folded not in PLACE_WORDS and _lists(words, i, k, organization=organization)
        )
    personal = any(w in MALE or w in FEMALE or w in _OF_PERSONS for w in run) or _holds_title(words[i:j])
    personal = personal or ("of" in links and _is_of_organization(words, i, j, k))
    if "for" in links and is_role(words[j - 1]):
        return not personal  # "Commissioner for Works"
    return organization or (not personal and ("of" in links or (j - i > 1 and not is_role(words[j - 1]))))


def _is_of_organization(words: list[Word], i: int, j: int, k: int) -> bool:
    """“Solveig Aarnes of the Nordkap Institute”, "Jolyon Stride of The Metropolitan": somebody and where they work."""
    if j - i not in (2, 3) or any(w.folded in COMMON_NOUNS | _NEVER_GIVEN or w.text.isupper() for w in words[i:j]):
        return False
    end = k
    while end < len(words) and is_name_word(words[end]) and words[end].sentence == words[k].sentence:
        end += 1
    employer = end > k + 1 and words[end - 1].folded in ORGANIZATION_NOUNS
    return employer or words[k - 1].text == "The" or words[k].text == "The"


def _holds_title(run: list[Word]) -> bool:
    """“Professor Lia Strand”: a title before a given name and a family name."""
    names = [w.folded.rstrip(".") for w in run[1:]]
    return len(names) > 1 and is_role(run[0]) and not any(n in COMMON_NOUNS or n in PLACE_WORDS for n in names)


def _lists(words: list[Word], i: int, k: int, *, organization: bool) -> bool:
    """Whether "and" lists the fields of one organization: "Ministry of Culture and Tourism"."""
    if organization:
        return any(w.folded in {"of", "for", "on"} for w in words[i:k])
    return _ends_organization(words, i, k)


def _ends_organization(words: list[Word], i: int, k: int) -> bool:
    """Whether what follows ends in a word for an organization, and no name precedes: "Road and Highway Division"."""
    end = k
    while end < len(words) and is_name_word(words[end]) and words[end].sentence == words[k].sentence:
        end += 1
    before = words[i].folded
    if words[end - 1].folded not in ORGANIZATION_NOUNS or before in MALE or before in FEMALE:
        return False
    return words[k - 1].text in "'’" or (end > k + 1 and before not in PLACE_WORDS)


def _starts_person(words: list[Word], k: int) -> bool:
    first = words[k].folded.rstrip(".")
    return (
        first in {"mr", "mrs", "ms", "dr"}
        or (first in TITLES and _next_is_name(words, k) and first != "justice")
        or ((first in MALE or first in FEMALE) and _next_is_name(words, k))
    )


def letters_of_turns(words: list[Word]) -> set[int]:
    """Where "Q." and "A." open paragraphs of a text that has both: who asks and who answers, no initials."""
    opening = [i for i, w in enumerate(words) if w.opens and w.text in ("Q.", "A.") and _opens_paragraph(words, i)]
    return set(opening) if len({words[i].text for i in opening}) == 2 else set()


def _opens_paragraph(words: list[Word], i: int) -> bool:
    return i == 0 or words[i - 1].paragraph != words[i].paragraph


def is_role(word: Word) -> bool:
    plain = word.folded.rstrip(".")
    last = plain.rpartition("-")[2]
    if plain in MALE or plain in FEMALE or (plain in PARTICLES and not word.capital):
        return False
    return plain in TITLES or plain in PERSON_NOUNS or last in PERSON_NOUNS or last in TITLES
