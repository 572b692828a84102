"""What a run of capitalized words names: roles in front split off, the rest a person, an organization, a place."""

from quotes.attribution.components.runs import is_role
from quotes.attribution.components.words import Word
from quotes.attribution.lexicon_names import CAPITALS, DEMONYMS, FEMALE, LONG_PLACES, MALE, PLACE_WORDS, word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, ORGANIZATION_NOUNS, ROLE_ADJECTIVES
from quotes.attribution.names import PARTICLES, TITLES, puts_family_first

_PAPERS = word_set("""economist guardian observer independent spectator telegraph examiner inquirer citizen""")
_PLACE_STEMS = frozenset(place[:4] for place in PLACE_WORDS if len(place) > 3) - {
    "mali",
    "cali",
    "loui",
    "mari",
    "flor",
}
_LONG_ORGANIZATIONS = frozenset({"white house", "united nations", "european union"})
_PERSONAL_PARTICLES = word_set("bin ibn bint abu van von")
_ORGANIZATION_LINKS = word_set("of for and & on")
_PLACE_PREPOSITIONS = word_set("in at near across from")


def is_role_alone(words: list[Word], i: int, cut: int, end: int) -> bool:
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


def name_start(words: list[Word], i: int, j: int) -> int:
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


def kind_of_name(words: list[Word], lead: int, first: int, last: int) -> str:
    """ "person", "organization", "place" or "unknown" for the name first..last behind titles from `lead` on."""
    run = [w.folded.rstrip(".") for w in words[first:last]]
    if " ".join(run) in _LONG_ORGANIZATIONS:
        return "organization"
    if " ".join(run) in LONG_PLACES or all(w in PLACE_WORDS or w in DEMONYMS or w in CAPITALS for w in run):
        return "place"
    if run[0] in MALE or run[0] in FEMALE:
        return "organization" if run[-1] in ORGANIZATION_NOUNS or "of" in run else "person"
    if any(w.folded.rstrip(".") in TITLES for w in words[lead:first]) or _shaped_like_person(words, lead, first, last):
        return "person"
    if _shaped_like_organization(words, first, last):
        return "organization"
    return "place" if _stands_for_place(words, first, last) else "unknown"


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


def _shaped_like_organization(words: list[Word], first: int, last: int) -> bool:
    """A noun for organizations, a linking word, an acronym, or "the" before it."""
    run = [w.folded.rstrip(".") for w in words[first:last]]
    if set(run) & (ORGANIZATION_NOUNS | _ORGANIZATION_LINKS):
        return True
    letters = words[first].text.replace(".", "")
    if len(run) == 1 and letters.isupper() and len(letters) > 1:
        return True
    return first > 0 and (words[first - 1].folded == "the")


def _stands_for_place(words: list[Word], first: int, last: int) -> bool:
    possessive = last < len(words) and words[last].text in ("'s", "’s")
    return first > 0 and words[first - 1].folded in _PLACE_PREPOSITIONS and not possessive
