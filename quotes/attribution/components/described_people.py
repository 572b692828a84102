"""Sources that describe one person: "the senator", "a 34-year-old nurse", "the latter"."""

from bisect import bisect_left

from quotes.attribution.components.countrymen import same_country
from quotes.attribution.components.figures import Figure
from quotes.attribution.components.introductions import spoken_of
from quotes.attribution.components.mentions import Mention
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.relatives import relative
from quotes.attribution.components.roles import role_form
from quotes.attribution.components.scene import Answer, Scene, Turn
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import COMMON_NOUNS, FEMALE_NOUNS, MALE_NOUNS

# Words for a source that never mean somebody named.
_NOBODY = word_set("""other source insider person participant witness attendee whistleblower whistle-blower""")
# Descriptions that fit anybody; alone they never take up somebody named.
_ANYBODY = _NOBODY | word_set(
    """man woman official officer aide spokesman spokeswoman spokesperson resident victim voter suspect driver reporter
    caller friend neighbour neighbor guard soldier worker judge member adviser girl boy child teenager complainant
    accused survivor"""
)
# Offices that what they are of tells apart: the commander of one navy is not that of another.
_HEADING = word_set(
    """chief head leader director chairman chairwoman chairperson chair president commander editor manager secretary
    spokesman spokeswoman spokesperson ambassador minister governor mayor principal rector dean captain coach founder"""
)
_WITHHOLDING = ("anonym", "authori", "unnamed", "declin", "familiar", "identif")
_SMALL_WORDS = word_set("the of for in a an and at")
# Holders of one role that are looked at; keeps the work linear.
_MOST = 60
# Paragraphs over which "the young man" goes back to an age, and which ages those are.
_TOLD = 2
_YOUNG = range(10, 36)
# "The boy" after "Kareem, 11".
_CHILDREN = word_set("boy girl child youngster toddler")
_CHILDHOOD = range(1, 18)
# Endings of nouns that are made from what somebody does: "banker", "novelist".
_MADE = ("er", "or", "ist", "ian", "eer", "man", "woman")


def resolve_person(scene: Scene, phrase: Phrase) -> Answer:
    """Whom a description of one person means; somebody new and unnamed where nothing tells."""
    if phrase.determiner == "indefinite":
        ahead = _introduced_later(scene, phrase)
        return Answer(ahead, "named-later", 0.6, ahead.places[0]) if ahead else scene.unnamed(phrase, "person")
    if phrase.head == "latter":
        pair = scene.last_two(phrase.first)
        return (
            Answer(pair[1], "latter", 0.6, scene.last_place(pair[1], phrase.first))
            if pair
            else Answer(None, "latter", 0)
        )
    ranked = [_fitness(scene, phrase, figure, at) for figure, at in _candidates(scene, phrase)]
    if ranked:
        _, at, _, figure = max(ranked, key=lambda r: r[:3])
        return Answer(figure, "description", 0.75, at)
    answer = _young(scene, phrase) or _derived(scene, phrase) or relative(scene, phrase)
    answer = answer or spoken_of(scene, phrase) or goes_on(scene, phrase)
    if answer is not None:
        return answer
    ahead = _introduced_later(scene, phrase)
    return Answer(ahead, "named-later", 0.55, ahead.places[0]) if ahead else scene.unnamed(phrase, "person")


def _candidates(scene: Scene, phrase: Phrase) -> list[tuple[Figure, int]]:
    """Named people with that role who were mentioned before, and unnamed ones described by that noun."""
    named = [] if phrase.head in _NOBODY else _holders(scene, phrase.head) + _abbreviated(scene, phrase)
    named = [f for f in named if not _is_elsewhere(scene, phrase, f)]
    found = [(f, at) for f in named if (at := scene.last_place(f, phrase.first)) is not None]
    recent = [t for t in scene.described[phrase.head][-8:] if not t.figure.name and t.figure.entity == "person"]
    return found + [(t.figure, t.place) for t in recent if set(phrase.modifiers) <= t.figure.roles | t.figure.context]


def _is_elsewhere(scene: Scene, phrase: Phrase, figure: Figure) -> bool:
    """Whether a description goes on with a name, and none of its words stands beside the figure's own.

    "The bureau chief of the daily Horizon" is not the president, though a president may be called a chief.
    """
    if phrase.head not in _HEADING or role_form(phrase.head) in figure.titles:
        return False
    words = scene.names.words
    proper = {
        w.folded
        for i, w in enumerate(words[phrase.core : phrase.last], phrase.core)
        if scene.mention_at(i) is not None and w.folded != phrase.head and not w.opens
    } - _SMALL_WORDS
    proper = proper - COMMON_NOUNS or proper
    known = figure.context | figure.roles | set(figure.name)
    return bool(proper) and not any(same_country(word, other) for word in proper for other in known)


def _holders(scene: Scene, noun: str) -> list[Figure]:
    return [f for f in scene.cast.by_role[role_form(noun)][-_MOST:] if f.personal and f.name]


def _abbreviated(scene: Scene, phrase: Phrase) -> list[Figure]:
    """“The Deputy President” may be DP Otieno Were."""
    letters = "".join(word[0] for word in (*phrase.modifiers, phrase.head))
    return [f for f in scene.cast.by_role.get(letters, []) if letters in f.titles] if len(letters) > 1 else []


def _fitness(scene: Scene, phrase: Phrase, figure: Figure, at: int) -> tuple[float, int, int, Figure]:
    """How well a description suits somebody with that role: shared words, nearness, whether he just spoke."""
    inside = scene.names.words[phrase.first : phrase.last]
    words = {w.folded for w in inside if w.text[0].isalnum()} - _SMALL_WORDS - {phrase.head}
    known = figure.context | figure.roles
    known |= {word for word in words - known if any(same_country(word, other) for other in known)}
    value = len(words & known) - 0.7 * len([w for w in phrase.modifiers if w not in known])
    value -= 0.12 * min(20, scene.distance(at, phrase.first))
    value += 0.6 * scene.spoke_last(figure, phrase.first)
    value -= 0.8 * (bool(figure.name) and phrase.head not in figure.context)
    value += 0.08 * min(10, len(figure.places)) + 0.5 * (phrase.head in figure.titles)
    return value, at, -figure.number, figure


def _derived(scene: Scene, phrase: Phrase) -> Answer | None:
    """“The banker” after "Seo Min-jae, the head of Hanbit Bank": the one near whose words its noun is made from."""
    if phrase.determiner != "definite" or phrase.owner is not None or not phrase.head.endswith(_MADE):
        return None
    near = {scene.cast.of[m]: m.first for m in scene.mentions_before(phrase.first)}
    made = [
        (figure, at)
        for figure, at in near.items()
        if figure.personal
        and any(len(w) > 3 and w != phrase.head and phrase.head.startswith(w) for w in figure.context)
    ]
    fits = [(f, at) for f, at in made if not _contradicts(f, sex_of_noun(phrase.head))]
    return Answer(fits[0][0], "description", 0.6, fits[0][1]) if len(fits) == 1 else None


def _young(scene: Scene, phrase: Phrase) -> Answer | None:
    """“the young man” after "21-year-old Arjun", the only one near whose age is told."""
    child = phrase.head in _CHILDREN
    if phrase.determiner != "definite" or not (child or "young" in phrase.modifiers) or phrase.owner is not None:
        return None
    paragraph = scene.names.words[phrase.first].paragraph
    before = scene.mentions_before(phrase.first)
    near = [m for m in before if paragraph - scene.names.words[m.first].paragraph <= _TOLD]
    ages = _CHILDHOOD if child else _YOUNG
    aged = {scene.cast.of[m]: m.first for m in near if scene.cast.of[m].personal and _age(scene, m) in ages}
    fits = [(f, at) for f, at in aged.items() if not _contradicts(f, sex_of_noun(phrase.head))]
    return Answer(fits[0][0], "description", 0.6, fits[0][1]) if len(aged) == len(fits) == 1 else None


def _age(scene: Scene, mention: Mention) -> int:
    """The age printed beside a name, 0 where none is: "21-year-old Arjun", "Arjun, 21,"."""
    words = scene.names.words
    before = words[mention.lead - 1].folded.partition("-year-old")
    if mention.lead and before[1] and before[0].isdigit():
        return int(before[0])
    behind = words[mention.last : mention.last + 2]
    return int(behind[1].text) if len(behind) == 2 and behind[0].text == "," and behind[1].text.isdigit() else 0


def goes_on(scene: Scene, phrase: Phrase) -> Answer | None:
    """“the lawmaker” right after a named person spoke, and nobody else near: the same person still."""
    place = phrase.first
    if phrase.owner is not None or phrase.determiner != "definite" or phrase.head in _ANYBODY:
        return None
    placed = phrase.core < phrase.last and scene.names.words[phrase.core].text[0].isalpha()
    if placed or _withholds(scene, phrase):
        return None  # "the last diver in Carrow", "the banker, who declined": somebody else is introduced
    near = [Turn(at, f) for at, f, _ in scene.before(place) if scene.distance(at, place) <= 3 and f.entity == "person"]
    if len({t.figure for t in near}) != 1:
        near = [] if _holds_name(scene, phrase) else _told_of_last(scene, near, place)
    if len({t.figure for t in near}) != 1:
        near = [t for t in scene.turns[-4:] if scene.distance(t.place, place) <= 8 and t.figure.entity == "person"]
    if len({t.figure for t in near}) != 1:
        return None
    figure = near[0].figure
    if not figure.name or _contradicts(figure, sex_of_noun(phrase.head)) or _is_elsewhere(scene, phrase, figure):
        return None
    return Answer(figure, "description", 0.5, near[0].place)


def _holds_name(scene: Scene, phrase: Phrase) -> bool:
    """“The FDIC inspector general” is one of an institution, not simply whoever was spoken of."""
    return any(i in scene.names.at for i in range(phrase.first, phrase.core - 1))


def _told_of_last(scene: Scene, near: list[Turn], place: int) -> list[Turn]:
    """Of the people near, those in the last sentence that tells of any: none if somebody speaks in it, or "he" acts."""
    words = scene.names.words
    told = [t for t in near if not scene.is_quoted(t.place)]
    nearest = max((words[t.place].sentence for t in told), default=0)
    last = [t for t in told if words[t.place].sentence == nearest]
    begins = bisect_left(words, nearest, key=lambda w: w.sentence)
    speaks = any(t.place in scene.sources for t in last) or words[begins].folded in {"he", "she"}
    return [] if speaks else last


def sex_of_noun(noun: str) -> str | None:
    """“f” for "widow", "m" for "chairman", None for most nouns."""
    return "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None


def _contradicts(figure: Figure, sex: str | None) -> bool:
    return sex is not None and figure.sex is not None and figure.sex != sex


def _introduced_later(scene: Scene, phrase: Phrase) -> Figure | None:
    """“A nurse said ...” opens the story, "Ana Silva, a nurse," follows: named later, when only one fits.

    In the opening sentences the person introduced next who is also a source is the one described, whatever the role,
    unless the description is indefinite: "a city engineer" is nobody named without the same words beside the name.
    """
    words, place = scene.names.words, phrase.first
    if words[place].sentence - scene.opening > 3 or _withholds(scene, phrase):
        return None
    sex = sex_of_noun(phrase.head)
    fits = [
        f
        for f in _holders(scene, phrase.head)
        if f.places and f.places[0] > place and phrase.head in f.context and not _contradicts(f, sex)
        and _is_near_enough(scene, phrase, f)
    ]  # fmt: skip
    if len(fits) == 1:
        return fits[0]
    if phrase.determiner == "indefinite" or (phrase.head in _ANYBODY and phrase.head != "member"):
        return None
    return _introduced_next(scene, phrase, sex)


def _is_near_enough(scene: Scene, phrase: Phrase, figure: Figure) -> bool:
    """Whether somebody is named soon enough to be the one described; "a farmer" alone is nobody named."""
    words = scene.names.words
    below = words[figure.places[0]].paragraph - words[phrase.first].paragraph
    if phrase.determiner != "indefinite":
        return below <= 4
    told = bool(phrase.modifiers) or phrase.core < phrase.last
    return told and 1 <= below <= 4


def _withholds(scene: Scene, phrase: Phrase) -> bool:
    """Words within the source, or a grant in its sentence or the next, that say it stays unnamed."""
    words = scene.names.words
    sentence = words[phrase.first].sentence
    i = bisect_left(scene.grants, words[phrase.first].start)
    following = bisect_left(words, sentence + 2, key=lambda w: w.sentence)
    if i < len(scene.grants) and scene.grants[i] < words[following - 1].end:
        return True
    return any(w.folded.startswith(_WITHHOLDING) for w in scene.names.words[phrase.core : phrase.last])


def _introduced_next(scene: Scene, phrase: Phrase, sex: str | None) -> Figure | None:
    begin = bisect_left(scene.places, phrase.last)
    for mention in scene.names.mentions[begin : begin + 12]:
        figure = scene.cast.of[mention]
        distance = scene.distance(mention.first, phrase.first)
        if distance > 5:
            return None
        speaks = any(p in scene.sources for p in figure.places)
        known = figure.entity == "person" or (figure.entity == "unknown" and speaks)
        if known and distance and figure.places[0] >= phrase.first:
            return figure if speaks and not _contradicts(figure, sex) else None
    return None
