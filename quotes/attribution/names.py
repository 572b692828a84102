"""Names of people and organizations: folding, splitting and comparing. Standard library only."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from quotes.attribution.lexicon_names import FEMALE, MALE, word_set
from quotes.attribution.lexicon_variants import GIVEN_NAME_VARIANTS, NICKNAMES

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'",
     "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": None, "\u00a0": " "}
)  # fmt: skip

# Titles of courtesy, honour, profession or faith: they go before a name and tell no office.
COURTESIES = word_set(
    """mr mister messrs mrs ms miss mx dr sir dame madam madame hon honourable honorable engr barr alhaji alh hajia
    hajiya malam mallam otunba datuk datin dato dato' datuk' seri haji hajah encik puan tuan shri smt shrimati ustaz
    ustad maulana moulvi olori sarpanch sardar nawab swami mahant mufti haji hajji alhaja tengku tunku tuanku pengiran
    togbe oloye erelu iyalode baale mzee mheshimiwa mwalimu ndugu bwana kgosi inkosi induna pharm surv lic hrh hrm
    sahibzada aunty auntie doña dona herr frau monsieur señor señora senor senora sra ato woizero comrade
    atty"""
)
TITLES = COURTESIES | word_set(
    """doctor prof professor lord lady sen
    senator rep representative congressman congresswoman gov governor pres president vice prime minister
    secretary chancellor mayor judge justice ambassador speaker chairman chairwoman chair commissioner
    councilman councilwoman alderman attorney sheriff chief gen general col colonel maj major lt lieutenant capt
    captain sgt sergeant cpl corporal pvt private adm admiral cmdr commander brig brigadier cdr comdr marshal
    inspector supt superintendent det detective officer rev reverend fr father sister bro brother bishop
    archbishop cardinal pope pastor rabbi imam sheikh shaikh sheik mullah ayatollah king queen prince princess
    emir sultan duke duchess baron baroness countess sr coach justice engineer barrister pm cm mp mep td dgp dcp acp ds
    dci cllr cr councillor tempore tem apostle prophet prophetess deacon deaconess canon
    archdeacon provost kagawad kapitan garda headmaster
    headmistress master brgy insp const taoiseach tanaiste oba highness excellency"""
)
HONORIFICS = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f",
    "madam": "f", "madame": "f", "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f",
    "councilman": "m", "councilwoman": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f", "duke": "m",
    "duchess": "f", "baron": "m", "baroness": "f", "countess": "f", "señor": "m", "señora": "f",
    "father": "m", "fr": "m", "brother": "m", "sister": "f", "herr": "m", "frau": "f", "monsieur": "m", "pope": "m",
    "imam": "m", "rabbi": "m", "bishop": "m", "cardinal": "m", "archbishop": "m", "alhaji": "m", "alh": "m",
    "malam": "m", "mallam": "m", "datuk": "m", "datin": "f", "encik": "m", "puan": "f", "shri": "m", "smt": "f",
    "shrimati": "f", "ato": "m", "woizero": "f", "hajiya": "f", "hajah": "f", "hajia": "f", "maulana": "m",
    "emir": "m", "sultan": "m", "alderman": "m", "aunty": "f", "auntie": "f", "doña": "f", "dona": "f", "oba": "m",
    "olori": "f", "alhaja": "f", "deaconess": "f", "prophetess": "f", "haji": "m", "hajji": "m", "sardar": "m",
}  # fmt: skip
# Names of honour after a child, and the sex of who bears them.
KUNYA = {"umm": "f", "um": "f", "abu": "m", "abou": "m"}
SUFFIXES = word_set("jr sr ii iii iv v esq phd md qc kc mbe obe cbe")
# What stands behind a name and is no part of it.
POSTNOMINALS = word_set(
    "TD MP MLA MSP MEP QC KC SC MBE OBE CBE KBE DBE PhD MD Esq RN IAS IPS IFS IRS OFR OON MON CFR DSO FRCS"
)
PARTICLES = word_set(
    """al el ul ur as ash at ad an ar az bin ibn bint ben abu abou umm de da das do dos du di del della dello degli dei
    des la las le les lo los van von vom zu zur zum der den ter ten te af av st san santa mac mc ap ó o ní nic y e
    wa ould ait bar dela delos"""
)
FAMILY_FIRST = word_set(
    """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly kim lee park choi jung kang cho yoon jang
    lim han shin seo kwon hwang ahn song ryu hong jeon moon bae baek heo yoo nam noh roh xi wang li zhang liu chen
    ri pak rim yun
    yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang zheng xie tang deng xiao feng cao peng zeng cai
    tsai pan yuan dong yu su ye lu jiang wei tian ren yao zhong tan jin dai fan shi chang chiang chiu chou hsu hsieh
    hsiao kuo lai lo ko tsao tseng chu mao wen bao mo sim goh ong teo chua ng chan cheung leung wong lam kwok ho yip"""
)
_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*\.?")
_SLAVIC = re.compile(r"(?<=\w{2}[^aeiou])sk(?:yy|iy|yi|yj|ij|i)$|(?<=\w{2})sk(?:yy|iy|yi|yj|ij|i)$")
_NICKNAME = re.compile(r"\s[\"“‘'(«]+[^\"”’)»]{2,30}[\"”’')»]+(?=\s)")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name in its parts, each as printed; `family` holds its particles ("de Mistura", "al-Moallem")."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str

    @property
    def plain(self) -> str:
        """The name without titles, as a page shows it."""
        return " ".join((*self.given, *self.family, *((self.suffix,) if self.suffix else ())))


def fold(text: str) -> str:
    """The form in which names are compared: no case, no marks, one kind of apostrophe and hyphen."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_LETTERS)


def initials(name: Iterable[str]) -> str:
    """The first letters of a name's parts: "jmd" for "jean-marie" and "dol"."""
    return "".join(part[:1] for word in name for part in word.split("-"))


def in_small_letters(name: str) -> str:
    """A person's name that was printed in capitals as a text prints it: "JOAN O'HARA" is "Joan O'Hara"."""
    return _LETTERS_ONLY.sub(lambda found: _small(found[0], opens=not found.start()), name)


def _small(word: str, *, opens: bool) -> str:
    plain = fold(word)
    if plain in PARTICLES and len(word) > 1:
        return word.capitalize() if opens else word.lower()
    if plain in SUFFIXES - {"jr", "sr"} or (len(word) < 3 and plain not in MALE | FEMALE | FAMILY_FIRST | {"jr", "sr"}):
        return word  # "III", "J.K."
    return "Mc" + word[2:].capitalize() if plain.startswith("mc") else word.capitalize()


def without_possessive(text: str) -> str:
    """“Ms. Park's” is "Ms. Park"."""
    return _POSSESSIVE.sub("", text)


def tokens(name: str) -> list[str]:
    """Folded words of a name; full stops dropped, hyphenated and apostrophed words whole, "al-" split off."""
    words = [w.replace(".", "") for w in _WORD.findall(fold(without_possessive(name)))]
    return [part for w in words for part in _unprefixed(w) if part]


def _unprefixed(word: str) -> list[str]:
    head, hyphen, tail = word.partition("-")
    return [head, tail] if hyphen and head in PARTICLES and tail else [word]


def split_name(printed: str) -> PersonName:
    """Split a printed personal name; a nickname in quotation marks or brackets is left out.

    The family name comes last, with its particles, unless the first word is a family name of a language that puts it
    first and what follows is no family name of such a language ("Nguyen Van An", "Kim Dae-ki").
    """
    words = [w.strip(",;") for w in _NICKNAME.sub("", f" {without_possessive(printed)} ").split()]
    words = [w for w in words if w]
    count = 0
    while count < len(words) - 1 and _bare(words[count]) in TITLES:
        count += 1
    titles, words = tuple(words[:count]), words[count:]
    suffix = words.pop() if len(words) > 1 and _bare(words[-1]) in SUFFIXES else ""
    if len(words) < 2:
        return PersonName(titles, (), tuple(words), suffix)
    if puts_family_first(words):
        return PersonName(titles, tuple(words[1:]), tuple(words[:1]), suffix)
    start = len(words) - 1
    while start > 1 and _bare(words[start - 1]) in PARTICLES:
        start -= 1
    if start == 1 and _bare(words[0]) in PARTICLES:
        start = 0
    return PersonName(titles, tuple(words[:start]), tuple(words[start:]), suffix)


def puts_family_first(words: list[str]) -> bool:
    """Whether a name of these words is written family name first, as far as its shape tells."""
    first, rest = _bare(words[0]), words[1:]
    if first not in FAMILY_FIRST or not 1 <= len(rest) <= 3:
        return False
    return any("-" in w for w in rest) or (
        _bare(rest[-1]) not in FAMILY_FIRST
        and _bare(rest[-1]) not in NICKNAMES
        and first not in {"lee", "park", "kim", "le", "do", "ho", "ma", "chan", "tan", "long", "song", "han", "dai"}
    )


def _bare(word: str) -> str:
    return fold(word).strip(".,")


def variant(token: str) -> str:
    """One spelling for all transliterations of a given name: "Mohammed" and "Mohamed" are one."""
    return GIVEN_NAME_VARIANTS.get(token) or _SLAVIC.sub("sky", token)


def name_key(name: str) -> str:
    """The key under which names are indexed and compared across articles.

    Titles, particles, initials and suffixes are dropped, transliterations unified and the words sorted, so that
    neither the order of family and given name nor a middle initial matters.
    """
    words = [variant(t.replace("'", "")) for t in tokens(split_name(name).plain)]
    kept = [t for t in words if len(t) > 1 and t != "the" and t not in PARTICLES and t not in SUFFIXES]
    return " ".join(sorted(kept or words))


def candidate_keys(name: str, *, is_person: bool) -> frozenset[str]:
    """Keys that names share which may mean the same: a person's family name with an initial, an acronym.

    "J. Hartwell", "Joan Hartwell" and "Joan Hartwel" share one, so do "Bill Garrity" and "William Garrity", "the
    Office of Harbor Safety" and "OHS". Sharing a key proves nothing; it is where to look.
    """
    if not is_person:
        return frozenset(f"#{short}" for short in acronyms(name) | _own_acronym(name)) | {name_key(name)} - {""}
    parts = split_name(name)
    given, family = _folded(parts.given), _joined(parts.family)
    if not given or not family:
        return frozenset({name_key(name)} - {""})
    first = {given[0], variant(given[0]), NICKNAMES.get(given[0], given[0])}
    return frozenset(f"{_skeleton(family)} {word[0]}" for word in first) | {name_key(name)}


def _own_acronym(name: str) -> set[str]:
    """“WHO” of "W.H.O.", nothing of a name in small letters."""
    letters = name.replace(".", "").replace("the ", "")
    return {fold(letters)} if letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 8 else set()


def _skeleton(family: str) -> str:
    """A longer family name without the letters in which spellings differ most."""
    if len(family) < 5:
        return family
    kept = family[0] + re.sub(r"[aeiouyhw]", "", family[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


def is_initial(token: str) -> bool:
    """A folded word that stands for a longer one: "j", "jk"."""
    return len(token) == 1


def words_agree(a: str, b: str) -> bool:
    """Two folded words of names that may be the same word: equal, transliterated, a short form or an initial."""
    if a == b or variant(a) == variant(b):
        return True
    if is_initial(a) or is_initial(b):
        return a[:1] == b[:1]
    return NICKNAMES.get(a, a) == NICKNAMES.get(b, b)


def same_person(a: str, b: str) -> bool:
    """Whether two full names can be one person's: family names equal, no given name against another.

    "J. Hiltermann" and "Joost Hiltermann" agree, so do "Kim Dae-ki" and "Dae-ki Kim"; a family name alone agrees with
    every name of that family.
    """
    if name_key(a) == name_key(b):
        return True
    first, second = split_name(a), split_name(b)
    if _joined(first.family) != _joined(second.family):
        return False
    return all(words_agree(x, y) for x, y in zip(_folded(first.given), _folded(second.given), strict=False))


def _folded(words: tuple[str, ...]) -> list[str]:
    return [t for t in tokens(" ".join(words)) if t not in PARTICLES]


def _joined(words: tuple[str, ...]) -> str:
    return "".join(variant(t) for t in _folded(words)).replace("-", "").replace("'", "")


def sex_of_title(titles: tuple[str, ...]) -> str | None:
    """“m” or "f" where a title tells, else None."""
    return next((HONORIFICS[t] for t in map(_bare, titles) if t in HONORIFICS), None)


def acronyms(name: str) -> set[str]:
    """The acronyms a name of several words may be shortened to: with and without its small words."""
    words = re.findall(r"[^\W\d_]+", name.replace("’s", "").replace("'s", ""))
    if words[:1] and fold(words[0]) == "the":
        words = words[1:]
    capitals = [w for w in words if w[0].isupper()]
    stem = words[: next((i for i, w in enumerate(words) if w in {"of", "for"} and i > 1), 0)]
    return {fold("".join(w[0] for w in some)) for some in (words, capitals, stem) if len(some) > 1}
