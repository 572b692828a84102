"""The cast of an article: everyone and everything its names stand for, each with all its names."""

from collections import defaultdict
from dataclasses import dataclass, field

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.phrases import head_noun
from quotes.attribution.lexicon_people import (
    CAPITALS,
    COMMON_NOUNS,
    DEMONYMS,
    FAMILY_NOUNS,
    FEMALE,
    FEMALE_NOUNS,
    FEMALE_PRONOUNS,
    MALE,
    MALE_NOUNS,
    MALE_PRONOUNS,
    ORGANIZATION_NOUNS,
)
from quotes.attribution.names import PARTICLES, TITLES, acronyms, fold, sex_of_title, split_name, tokens, variant, words_agree

_ROLE_FORMS = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "pres": "president",
    "prof": "professor", "dr": "doctor", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "rev": "reverend", "maj": "major", "congressman": "representative",
    "congresswoman": "representative", "pm": "minister", "premier": "minister", "advisor": "adviser",
}  # fmt: skip
# What a definite description may call a person of a role: a senator is a lawmaker.
BROADER = {
    "senator": {"lawmaker", "legislator", "politician", "parliamentarian", "republican", "democrat"},
    "representative": {"lawmaker", "legislator", "politician", "congressman", "congresswoman", "parliamentarian"},
    "deputy": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "mp": {"lawmaker", "legislator", "parliamentarian", "politician", "member"},
    "assemblyman": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "assemblywoman": {"lawmaker", "legislator", "parliamentarian", "politician"},
    "lawmaker": {"legislator", "parliamentarian", "politician", "mp", "senator", "deputy"},
    "legislator": {"lawmaker", "parliamentarian", "politician", "mp", "assemblyman"},
    "minister": {"official", "politician", "premier"},
    "secretary": {"official", "diplomat"},
    "spokesman": {"official", "spokesperson"}, "spokeswoman": {"official", "spokesperson"},
    "spokesperson": {"official", "spokesman", "spokeswoman"},
    "governor": {"politician", "official"}, "mayor": {"politician", "official"},
    "president": {"leader", "politician", "chief", "head"}, "chairman": {"chair", "leader", "head", "chairperson"},
    "chairwoman": {"chair", "leader", "head", "chairperson"}, "director": {"official", "chief", "head"},
    "commissioner": {"official", "chief"}, "officer": {"official", "policeman", "cop", "inspector"},
    "coordinator": {"official"}, "chief": {"official", "leader", "head", "director"},
    "head": {"leader", "chief", "director", "president", "chairman"}, "leader": {"politician", "chief", "head"},
    "general": {"commander", "officer"}, "admiral": {"commander", "officer"}, "colonel": {"commander", "officer"},
    "lawyer": {"attorney", "counsel"}, "attorney": {"lawyer", "counsel"}, "solicitor": {"lawyer"},
    "professor": {"academic", "scholar", "expert", "researcher", "scientist", "lecturer"},
    "researcher": {"scientist", "expert", "scholar"}, "scientist": {"researcher", "expert"},
    "economist": {"expert", "analyst"}, "analyst": {"expert"}, "expert": {"analyst", "specialist"},
    "doctor": {"physician"}, "physician": {"doctor"}, "surgeon": {"doctor"}, "author": {"writer", "novelist"},
    "writer": {"author"}, "reporter": {"journalist"}, "journalist": {"reporter"}, "ambassador": {"diplomat", "envoy"},
    "envoy": {"diplomat"}, "ceo": {"executive", "businessman", "chief"}, "executive": {"businessman", "businesswoman"},
    "businessman": {"tycoon", "executive"}, "businesswoman": {"executive"}, "nominee": {"candidate", "contender"},
    "candidate": {"nominee", "contender", "politician", "hopeful"}, "pastor": {"minister", "clergyman", "preacher"},
    "priest": {"cleric", "clergyman"}, "bishop": {"cleric", "clergyman", "prelate"}, "wife": {"woman"},
    "tribunal": {"panel", "court"}, "commission": {"panel", "body"}, "committee": {"panel", "body"}, "board": {"panel", "body"},
    "court": {"tribunal", "panel"}, "army": {"military"}, "navy": {"military"}, "inc": {"company", "firm"},
    "corp": {"company", "firm"}, "corporation": {"company"}, "ltd": {"company", "firm"}, "limited": {"company", "firm"},
    "plc": {"company", "firm"}, "co": {"company", "firm"}, "llc": {"company", "firm"}, "airlines": {"airline", "company"},
    "times": {"newspaper", "paper"}, "post": {"newspaper", "paper"}, "herald": {"newspaper", "paper"},
    "journal": {"newspaper", "paper"}, "university": {"school", "institution"}, "college": {"school", "institution"},
    "department": {"agency"}, "bureau": {"agency"}, "authority": {"agency", "regulator"}, "administration": {"agency"},
    "association": {"group", "organization", "organisation", "body"}, "federation": {"group", "organization", "body"},
    "council": {"group", "body"}, "coalition": {"group"}, "alliance": {"group"}, "institute": {"group", "organization"},
    "foundation": {"group", "organization", "charity"}, "union": {"group", "organization"}, "agency": {"body"},
    "organization": {"group"}, "organisation": {"group"}, "party": {"group"}, "center": {"group"}, "centre": {"group"},
    "actor": {"star"}, "actress": {"star"}, "singer": {"star", "musician", "artist"}, "footballer": {"player", "striker"},
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something in the article.

    Args:
        number: order of appearance.
        name: folded words of the fullest name; empty for one who is only described.
        printed: the fullest name as printed.
        entity: "person", "group", "organization" or "document"; "unknown" until something tells.
        sexes: votes for "m" and "f".
        roles: folded nouns that describe it.
        titles: folded titles and roles printed before its name.
        context: all folded words of its titles, roles and appositions.
        places: index of the first word of every mention, in text order.
        spans: the mentions' characters.
        members: the figures of a joint speaker.
    """

    number: int
    name: tuple[str, ...]
    printed: str
    entity: str
    sexes: dict[str, int] = field(default_factory=lambda: {"m": 0, "f": 0})
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    members: tuple["Figure", ...] = ()
    phrase: tuple[int, int] | None = None
    key: str = ""

    @property
    def sex(self) -> str | None:
        if self.sexes["m"] == self.sexes["f"]:
            return None
        return "m" if self.sexes["m"] > self.sexes["f"] else "f"

    @property
    def personal(self) -> bool:
        return self.entity in {"person", "unknown"}


@dataclass(slots=True)
class Cast:
    """All figures, found by a word of their name, an acronym or a noun that describes them."""

    names: Names
    text: str
    figures: list[Figure] = field(default_factory=list)
    of: dict[Mention, Figure] = field(default_factory=dict)
    by_word: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    by_acronym: dict[str, Figure] = field(default_factory=dict)
    by_role: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def add(self, figure: Figure) -> Figure:
        self.figures.append(figure)
        return figure

    def new(self, name: tuple[str, ...], printed: str, entity: str) -> Figure:
        return self.add(Figure(len(self.figures), name, printed, entity))

    def describe(self, figure: Figure, nouns: set[str]) -> None:
        """Let `figure` be found under nouns that describe it, and under broader ones."""
        wide = set().union(*(BROADER.get(n, set()) for n in nouns))
        for noun in (nouns | wide) - figure.roles:
            self.by_role[noun].append(figure)
        figure.roles |= nouns | wide
        figure.sexes["f"] += 2 * bool(nouns & FEMALE_NOUNS)
        figure.sexes["m"] += 2 * bool(nouns & MALE_NOUNS)


def gather_cast(text: str, names: Names) -> Cast:
    """Join the names of a text into figures; full names first, so that a short one finds the full one behind it."""
    cast = Cast(names, text)
    ordered = sorted(names.mentions, key=lambda m: (-_length(names, m), m.first))
    for mention in ordered:
        _place(cast, mention)
    for mention, figure in cast.of.items():
        figure.places.append(mention.first)
    for figure in cast.figures:
        figure.places.sort()
    for mention in names.mentions:
        figure = cast.of[mention]
        figure.spans.append(names.span(mention.lead if figure.personal else mention.first, mention.last))
        _learn(cast, mention, figure)
    _learn_from_pronouns(cast)
    return cast


def _length(names: Names, mention: Mention) -> int:
    return sum(w.folded not in PARTICLES for w in names.words[mention.first : mention.last])


def _place(cast: Cast, mention: Mention) -> None:
    names = cast.names
    first, last = mention.first, mention.last
    printed = cast.text[slice(*names.span(first, last))]
    figure = None
    if mention.entity in {"organization", "place", "people"}:
        figure = _known_organization(cast, printed, mention)
    if figure is None and mention.entity != "people":
        figure = _known_person(cast, printed, mention)
    if figure is None:
        entity = "organization" if mention.entity in {"place", "people"} else mention.entity
        words = tuple(tokens(printed)) or (fold(printed),)
        figure = cast.new(words, _plain(printed, entity), entity)
        _index(cast, figure, words)
    elif len(_plain(printed, figure.entity)) > len(figure.printed) and _extends(figure, printed):
        figure.printed = _plain(printed, figure.entity)
        figure.name = tuple(tokens(printed))
        _index(cast, figure, figure.name)
    if figure.entity == "unknown" and mention.entity != "unknown":
        figure.entity = "organization" if mention.entity in {"place", "people"} else mention.entity
    cast.of[mention] = figure
    _note_acronym(cast, mention, figure)


def _plain(printed: str, entity: str) -> str:
    """The printed name on one line; a person's without titles."""
    words = printed.split()
    while entity == "person" and len(words) > 1 and fold(words[0]).rstrip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


def _extends(figure: Figure, printed: str) -> bool:
    return set(figure.name) <= set(tokens(printed)) or figure.entity == "person"


def _index(cast: Cast, figure: Figure, words: tuple[str, ...]) -> None:
    for word in {variant(w) for w in words if len(w) > 1 and w not in PARTICLES}:
        if figure not in cast.by_word[word]:
            cast.by_word[word].append(figure)
    if figure.entity != "person":
        for acronym in acronyms(figure.printed):
            cast.by_acronym.setdefault(acronym, figure)


def _note_acronym(cast: Cast, mention: Mention, figure: Figure) -> None:
    """"Transparency Institute Guyana Inc (TIGI)" is known as TIGI from then on."""
    words = cast.names.words
    last = mention.last
    if last + 2 < len(words) and words[last].text == "(" and words[last + 2].text == ")":
        short = words[last + 1]
        if short.text.replace(".", "").isupper() and len(short.text) > 1:
            cast.by_acronym[short.folded.replace(".", "")] = figure


def _known_organization(cast: Cast, printed: str, mention: Mention) -> Figure | None:
    words = tokens(printed)
    if not words:
        return None
    joined = "".join(words)
    if len(words) == 1:
        country = CAPITALS.get(joined) or DEMONYMS.get(joined)
        if joined in cast.by_acronym:
            return cast.by_acronym[joined]
        if country:
            words = country.split()
    for figure in cast.by_word.get(variant(words[-1]), ()):
        if figure.entity == "person":
            continue
        if list(figure.name) == words or _shortens(words, figure.name):
            return figure
    return None


def _shortens(short: list[str], full: tuple[str, ...]) -> bool:
    """"the Rabbinical Council" for "the Rabbinical Council of America", "the Interior Ministry" for "Israel's ..."."""
    if len(short) < 2 and short[0] in ORGANIZATION_NOUNS:
        return False
    if len(short) == 1:
        return full[0] == short[0] and len(full) <= 3 and full[-1] in ORGANIZATION_NOUNS | {"inc", "corp", "ltd", "co"}
    return tuple(short) == full[: len(short)] or tuple(short) == full[-len(short) :]


def _known_person(cast: Cast, printed: str, mention: Mention) -> Figure | None:
    words = [w for w in tokens(split_name(printed).plain)]
    bare = [w for w in words if w not in PARTICLES] or words
    if not bare:
        return None
    sex = sex_of_title(mention.titles)
    found: list[tuple[tuple[int, ...], Figure]] = []
    keys = {variant(bare[-1]), variant(bare[0])}
    for figure in [f for k in keys for f in cast.by_word.get(k, ())]:
        if figure.entity not in {"person", "unknown"} or not figure.name:
            continue
        same = set(words) <= set(figure.name) or set(figure.name) <= set(words)
        if figure.entity == "unknown" and mention.entity == "unknown" and not same:
            continue
        fit = _fit(bare, [w for w in figure.name if w not in PARTICLES])
        if fit and not (sex and figure.sex and figure.sex != sex):
            near = sum(1 for _ in figure.places)
            found.append(((fit, near, len(figure.name)), figure))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _fit(words: list[str], full: list[str]) -> int:
    """How well a name fits a full one: 3 the same, 2 its family name, 1 another word of it, 0 not at all."""
    if not full:
        return 0
    if len(words) == 1:
        word = variant(words[0])
        if variant(full[-1]) == word or "-" in full[-1] and word == full[-1].rpartition("-")[2]:
            return 2
        return int(word in {variant(w) for w in full[:-1]})
    if sorted(map(variant, words)) == sorted(map(variant, full)):
        return 3
    if len(full) == 1:
        return 2 if variant(full[0]) in {variant(words[-1])} else int(variant(full[0]) == variant(words[0]))
    if variant(words[-1]) == variant(full[-1]):
        return 2 if words_agree(words[0], full[0]) else 0
    if set(words) <= set(full) or set(full) <= set(words):
        return 2
    return 0


def _learn(cast: Cast, mention: Mention, figure: Figure) -> None:
    """Sex and roles from titles, the first name and the words around a mention."""
    names = cast.names
    if figure.personal:
        sex = sex_of_title(mention.titles)
        if sex:
            figure.sexes[sex] += 3
        first = next((w for w in figure.name if w not in PARTICLES), "")
        if len(figure.places) and mention.first == figure.places[0]:
            figure.sexes["m"] += first in MALE and first not in FEMALE
            figure.sexes["f"] += first in FEMALE and first not in MALE
        if mention.titles and figure.entity == "unknown":
            figure.entity = "person"
    nouns = {_ROLE_FORMS.get(t, t) for t in mention.titles if t not in {"mr", "mrs", "ms", "dr", "miss"}}
    behind = names.words[mention.last].folded if mention.last < len(names.words) else ""
    if not mention.titles and behind in COMMON_NOUNS:
        return  # "Special Operations forces": a modifier
    nouns |= _roles_before(names, mention) | _roles_behind(names, mention)
    figure.titles |= {_ROLE_FORMS.get(t, t) for t in mention.titles}
    figure.context |= _context(cast, mention, nouns)
    if figure.entity == "unknown" and any(head_noun(n)[1] == "person" for n in nouns):
        figure.entity = "person"
    if figure.entity == "organization" and mention.entity == "place":
        nouns = {"country", "nation"}
    elif figure.entity == "organization":
        nouns = {n for n in nouns if head_noun(n)[1] not in {"person", "group"}} | _own_nouns(figure)
    else:
        nouns = {n for n in nouns if head_noun(n)[1] != "document"}
    cast.describe(figure, nouns)


def _context(cast: Cast, mention: Mention, nouns: set[str]) -> set[str]:
    """Words of the titles before a name and of the apposition behind it, acronyms of the names in it included."""
    names = cast.names
    found = set(mention.titles)
    if nouns:
        found |= {w.folded for w in names.words[max(0, mention.lead - 4) : mention.lead]}
    around = [*range(max(0, mention.lead - 8), mention.lead)] if nouns else []
    end = mention.last
    while end < len(names.words) and end < mention.last + 18 and names.words[end].sentence == names.words[mention.first].sentence:
        end += 1
    if nouns:
        found |= {w.folded for w in names.words[mention.last : end]}
        around += range(mention.last, end)
    for i in around:
        other = names.at.get(i)
        if other is not None and other.first == i:
            found |= acronyms(cast.text[slice(*names.span(other.first, other.last))])
    return found


def _own_nouns(figure: Figure) -> set[str]:
    return {w for w in figure.name if w in ORGANIZATION_NOUNS} | {figure.name[-1]}


def _roles_before(names: Names, mention: Mention) -> set[str]:
    """Nouns right before a name: "veteran speechwriter" in "veteran speechwriter Matt Latimer"."""
    words, nouns = names.words, set()
    i = mention.lead - 1
    while i >= 0 and i > mention.lead - 5 and words[i].sentence == words[mention.first].sentence:
        word = words[i].folded
        if head_noun(word)[1] in {"person", "organization"} and not words[i].capital:
            nouns.add(_ROLE_FORMS.get(word, word))
        elif i == mention.lead - 1 and not (words[i].text == "," and _is_description_before(names, i)):
            break
        i -= 1
        if not (words[i].text[0].isalnum()) or words[i].folded in {"of", "for", "in", "by", "with", "and", "to", "from"}:
            break
    if mention.lead > 1 and words[mention.lead - 1].text == ",":
        nouns |= _roles_of_phrase_before(names, mention.lead - 1)
    return nouns


def _is_description_before(names: Names, comma: int) -> bool:
    return bool(_roles_of_phrase_before(names, comma))


def _roles_of_phrase_before(names: Names, comma: int) -> set[str]:
    """"The F.B.I. director, " opens a sentence with "the": its nouns describe the name behind the comma."""
    words = names.words
    i = comma - 1
    while i > 0 and comma - i < 16 and words[i].sentence == words[comma].sentence and words[i].text not in ",;:\"“”":
        if words[i].folded in {"the", "a", "an", "his", "her", "its", "their"} and (
            words[i].opens or not words[i - 1].text[0].isalnum() or words[i - 1].folded in {"said", "says", "and", "but"}
        ):
            return {w for w in _core_nouns(names, i + 1, comma)}
        i -= 1
    return set()


def _core_nouns(names: Names, first: int, last: int) -> list[str]:
    nouns = []
    for i in range(first, last):
        word = names.words[i].folded
        if word in {"of", "for", "in", "at", "from", "with", "on", "by", "who", "which", "that", "whose"}:
            break
        if head_noun(word)[1] in {"person", "organization"}:
            nouns.append(_ROLE_FORMS.get(word, word))
    return nouns


def _roles_behind(names: Names, mention: Mention) -> set[str]:
    """Nouns of the apposition or predicate behind a name: ", the head of ...", "is a nurse", "who was mayor"."""
    words = names.words
    i = mention.last
    if i < len(words) and words[i].text == "(":
        while i < len(words) and i < mention.last + 8 and words[i].text != ")":
            i += 1
        i += 1
    if i + 1 >= len(words) or words[i].sentence != words[mention.first].sentence:
        return set()
    start = None
    if words[i].text in ",–—":
        start = i + 1
        while start < len(words) and words[start].folded in {"who", "is", "was", "also", "a", "an", "the", "now", "then"} or (
            start < len(words) and words[start].text.isdigit()) or start < len(words) and start > i + 1 and words[start].text == ",":
            start += 1
    elif words[i].folded in {"is", "was", "became"} and words[i + 1].folded in {"a", "an", "the", "also"}:
        start = i + 2
    if start is None:
        return set()
    end = start
    while end < len(words) and end < start + 12 and words[end].sentence == words[i].sentence and words[end].text not in ",;:–—\"”“":
        end += 1
    nouns = _core_nouns(names, start, end)
    return set(nouns)


def _learn_from_pronouns(cast: Cast) -> None:
    """A sentence that names one person and the next that opens with "He" or "She" tell the sex."""
    people: dict[int, set[Figure]] = defaultdict(set)
    for mention, figure in cast.of.items():
        if figure.entity in {"person", "unknown"}:
            people[cast.names.words[mention.first].sentence].add(figure)
    for word in cast.names.words:
        if word.opens and word.folded in ("he", "she"):
            before = people.get(word.sentence - 1, set())
            if len(before) == 1 and word.sentence not in people:
                next(iter(before)).sexes["m" if word.folded == "he" else "f"] += 1
