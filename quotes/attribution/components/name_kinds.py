"""What a run of capitalized words names: roles in front split off, the rest a person, an organization, a place."""

from quotes.attribution.components.nouns import singular
from quotes.attribution.components.runs import LETTERED, is_role
from quotes.attribution.components.words import Word
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS, FEMALE, LONG_PLACES, MALE, PLACE_WORDS, word_set
from quotes.attribution.lexicon_people import (
    COMMON_NOUNS,
    COUNTRYMEN,
    GENERIC_PEOPLE,
    ORGANIZATION_NOUNS,
    PERSON_NOUNS,
    PLURAL_ORGANIZATIONS,
)
from quotes.attribution.names import COURTESIES, PARTICLES, TITLES, puts_family_first

_PAPERS = word_set("""economist guardian observer independent spectator telegraph examiner inquirer citizen""")
_PLACE_STEMS = frozenset(place[: max(4, len(place) - 1)] for place in PLACE_WORDS if len(place) > 3)
_LONG_ORGANIZATIONS = frozenset({"white house", "united nations", "european union"})
_ROLES_AS_SURNAMES = word_set("baron king prince pope bishop major justice judge marshal rector abbot dean duke")
_BEFORE_SRI = frozenset(["tan", "dato", "dato'", "datuk"])
_COUNTRYMAN = ("ishman", "ishwoman", "ishmen", "nchman", "nchwoman", "nchmen", "tchman", "otsman", "elshman", "lander")
_PERSONAL_PARTICLES = word_set("bin ibn bint abu van von")
# How nouns for people end that no given name ends in: "Auctioneer Ivo Kern".
_TRADES = ("eteer", "ineer", "oneer", "ologist", "mate", "yist", "nist", "woman")
_COURTEOUS = frozenset(["mr", "mrs", "ms", "miss"])
_ORGANIZATION_LINKS = word_set("of for and & on")
_THINGS = word_set("service app platform website site newsletter programme program podcast show")
_MADE = word_set("built bought sold made wrote runs ran led leads owns hosts")
_PLACE_PREPOSITIONS = word_set("in at near across from")


def is_role_alone(words: list[Word], i: int, cut: int, end: int) -> bool:
    """A capitalized role without a name: "the Prime Minister", "Minister of Justice", "the Bengaluru South MP"."""
    run = words[cut:end]
    if len(run) == 1 and len(run[0].text.strip(".")) < 2:
        return True
    if i and words[i - 1].text == "The" and (not words[i - 1].opens or words[i].folded in _PAPERS):
        return False  # "The Economist"
    if cut > i and words[cut - 1].folded.rstrip(".") in _COURTEOUS and run[0].folded in COURTESIES:
        return False  # "Mr. Tuan"
    if cut > i or run[0].folded in MALE or run[0].folded in FEMALE:
        return len(run) == 1 and is_role(run[0])
    links = [k for k, w in enumerate(run) if w.folded in {"of", "for"}]
    head = run[links[0] - 1] if links and links[0] else run[-1]
    return is_role(head) and head.folded not in {"republican", "democrat", "marine", "conservative", "liberal", "prime"}


def is_demonym(word: str) -> bool:
    """“Bolivian”, "Bolivians": a listed people, or a place's first letters with the ending of a people."""
    if word in DEMONYMS:
        return True
    if word.endswith(_COUNTRYMAN):
        return True
    if word in PLACE_WORDS or not word.endswith(("an", "ans", "ese", "ish", "i", "is")):
        return False
    return any(word[:k] in _PLACE_STEMS for k in range(4, len(word)))


def is_lettered(words: list[Word], i: int, end: int) -> bool:
    """“Witness B”, "Girl A", "Witness 4": what a court calls somebody instead of a name."""
    letter = words[end - 1].text
    told = (len(letter) == 1 and letter.isupper()) or letter.isdigit()
    return end - i == 2 and told and words[i].folded in LETTERED


def _behind_office(words: list[Word], first: int, last: int) -> int | None:
    """Where the name begins in "Public Prosecutions Naledi Khumalo": behind a noun, else the last two words."""
    tail = [w.folded for w in words[first:last]]
    nouns = [k for k in range(first, last - 1) if words[k].folded in COMMON_NOUNS - GENERIC_PEOPLE]
    if nouns and last - nouns[-1] <= 3:
        return nouns[-1] + 1
    unclear = set(tail) & {"and", "&", "of"} or tail[-1] in COMMON_NOUNS or " ".join(tail) in LONG_PLACES
    if len(tail) < 3 or unclear:
        return None
    family = last - 1
    while family - 1 > first and words[family - 1].folded in PARTICLES:
        family -= 1
    return family - 1  # "Health Gráinne Ní Laoire"


def name_start(words: list[Word], i: int, j: int) -> int:
    """Where the name begins behind capitalized roles: 2 in "Prime Minister Meles Zenawi"."""
    if i and not words[i - 1].capital and words[i - 1].folded in ORGANIZATION_NOUNS:
        return i  # "civil rights group Justice Watch"
    cut = i
    for r in range(i, j - 1):
        behind = _behind_role(words, i, r, j)
        if behind and not any(w.folded.rstrip(".") in ORGANIZATION_NOUNS for w in words[behind:j]):
            cut = behind
    if cut == i and j - i > 1 and words[i].opens and words[i].folded in {"former", "then", "ex"}:
        return i + 1
    if cut == i and _is_countryman(words, i, j):
        return i + 1
    return cut


def _is_countryman(words: list[Word], i: int, j: int) -> bool:
    """“The Swede Linnea Bjurman”, "the Kenyan Daniel Barsosio": one of a people, then the name."""
    if j - i < 3 or not i or words[i - 1].folded != "the" or words[j - 1].folded.rstrip(".") in ORGANIZATION_NOUNS:
        return False
    given = words[i + 1].folded in MALE or words[i + 1].folded in FEMALE
    return words[i].folded in COUNTRYMEN or (given and is_demonym(words[i].folded))


def surname_like_role(before: Word, word: Word) -> bool:
    """Whether a role is a surname here, behind a first name: Rafael Barón is no baron."""
    return word.folded in _ROLES_AS_SURNAMES and (before.folded in MALE or before.folded in FEMALE)


def _behind_role(words: list[Word], i: int, r: int, j: int) -> int:
    """Where a name may begin behind the role at r, 0 where r is none."""
    if r == i and _is_role_of_several(words, r, j):
        return r + 1
    if _is_abbreviated_office(words, r, j):
        return r + 1
    honour = r > i and words[r].folded == "sri" and words[r - 1].folded in _BEFORE_SRI
    honour = honour or (r == i and r + 2 < j and _is_don(words, r))
    trade = r == i and r + 2 < j and words[r].folded.endswith(_TRADES) and words[r].folded not in MALE | FEMALE
    if not (honour or trade or is_role(words[r])) or (r > i and surname_like_role(words[r - 1], words[r])):
        return 0
    if r > i and words[r - 1].folded == "of" and words[r].folded not in TITLES:
        return 0
    behind = r + 1
    if words[behind].folded in {"of", "for"}:
        given = next((k for k in range(behind + 1, j) if words[k].folded in MALE or words[k].folded in FEMALE), None)
        given = given or _behind_office(words, behind + 1, j)
        return 0 if given is None or given == behind + 1 else given
    word = words[behind]
    return behind if word.capital or "-" in word.text or word.folded in PARTICLES else 0


def _is_don(words: list[Word], r: int) -> bool:
    """“Don Chepe Tol”, but not "Don Van Vliet"."""
    return words[r].folded == "don" and words[r + 1].folded not in PARTICLES and len(words[r + 1].text.strip(".")) > 1


def _is_role_of_several(words: list[Word], r: int, j: int) -> bool:
    """“Senators Ana Foy and Walt Kerrigan”."""
    one = singular(words[r].folded)
    shared = j < len(words) and words[j].folded in {"and", ","} and words[r + 1].capital
    return shared and one != words[r].folded and (one in PERSON_NOUNS or one in TITLES)


def _is_abbreviated_office(words: list[Word], r: int, j: int) -> bool:
    """“DSP Grace Eke”: capitals before a name that begins with a known given name."""
    letters = words[r].text
    given = words[r + 1].folded in MALE or words[r + 1].folded in FEMALE
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and given and r + 2 < j


def kind_of_name(words: list[Word], lead: int, first: int, last: int) -> str:
    """“person”, "organization", "place" or "unknown" for the name first..last behind titles from `lead` on."""
    run = [w.folded.rstrip(".") for w in words[first:last]]
    if " ".join(run) in _LONG_ORGANIZATIONS:
        return "organization"
    if _is_known_place(run) and not (run[0] in FEMALE | MALE and _introduced_like_person(words, last)):
        return "place"
    if run[0] in MALE or run[0] in FEMALE or run[0].partition("-")[0] in FEMALE or _has_initial(run):
        return "organization" if run[-1] in ORGANIZATION_NOUNS or "of" in run else "person"
    if any(w.folded.rstrip(".") in TITLES for w in words[lead:first]) or _shaped_like_person(words, lead, first, last):
        return "person"
    if _shaped_like_organization(words, first, last):
        return "organization"
    return "place" if _stands_for_place(words, first, last) else "unknown"


def _is_known_place(run: list[str]) -> bool:
    if " ".join(run) in LONG_PLACES or ("de" in run and run[-1] in PLACE_WORDS):
        return True
    return all(w in PLACE_WORDS or w in DEMONYMS or w in CAPITALS for w in run)


def _introduced_like_person(words: list[Word], last: int) -> bool:
    """“Sofia, who is 16,” and "Florence, 61," are no cities."""
    behind = [w.folded for w in words[last : last + 3]]
    return behind[:1] == [","] and (behind[1:2] == ["who"] or (behind[2:] == [","] and behind[1].isdigit()))


def _shaped_like_person(words: list[Word], lead: int, first: int, last: int) -> bool:
    """A name behind a role, with a particle of personal names, or with the family name first."""
    run = [w.folded.rstrip(".") for w in words[first:last]]
    if first > lead and last - first <= 4 and "of" not in run:
        return True
    if len(run) == 1 or run[-1] in ORGANIZATION_NOUNS:
        return False
    if set(run[:-1]) & _PERSONAL_PARTICLES or any(w.startswith(("al-", "el-")) for w in run):
        return True
    return "-" in run[-1] and puts_family_first([w.text for w in words[first:last]])


def _has_initial(run: list[str]) -> bool:
    """“Conrad K Sangma”, "R K Sethi"."""
    return len(run[-1]) > 2 and any(len(word) == 1 and word.isalpha() for word in run[:-1])


def _shaped_like_organization(words: list[Word], first: int, last: int) -> bool:
    """A noun for organizations, a linking word, an acronym, or "the" before it."""
    run = [w.folded.rstrip(".") for w in words[first:last]]
    if set(run) & (ORGANIZATION_NOUNS | _ORGANIZATION_LINKS) or (len(run) > 1 and run[-1] in PLURAL_ORGANIZATIONS):
        return True
    letters = words[first].text.replace(".", "")
    if len(run) == 1 and letters.isupper() and len(letters) > 1:
        return True
    behind = words[last].folded if last < len(words) else "."
    if first and words[first - 1].folded in _THINGS and not behind.endswith("ed") and behind not in _MADE:
        return True  # "the messaging service Plover", but not "the service Plover founded"
    modifies = last < len(words) and words[last].folded in COMMON_NOUNS  # "the Romney campaign"
    return first > 0 and words[first - 1].folded == "the" and not modifies


def _stands_for_place(words: list[Word], first: int, last: int) -> bool:
    possessive = last < len(words) and words[last].text in ("'s", "’s")
    return first > 0 and words[first - 1].folded in _PLACE_PREPOSITIONS and not possessive
