"""People who are spoken of and never named: a paragraph begins with one ("In the back row sat the mother of a boy. She
said"), or the sentence is about one ("A woman whose son was shot read out four names of men who she believes did it").
"""

from bisect import bisect_left

from quotes.attribution.components.antecedents import OF
from quotes.attribution.components.nouns import head_noun
from quotes.attribution.components.phrases import Phrase, end_of_core, read_noun_phrase
from quotes.attribution.components.scene import Answer, Scene
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import FAMILY_NOUNS, FEMALE_NOUNS, MALE_NOUNS

_OPENS = word_set("a an the one another")
_PLACES = word_set("in on at among behind beside near outside inside under beneath across next")
_STANDS = word_set("sat stood lay was waited came sits stands lies is waits walked sleeps slept lives lived")
_VERBS = _STANDS | word_set("has had were are said says did does would could can may might")
_BEING = word_set("as like is was were be been being became become")
# "The third of those": one of several is a person where the text says "he" of him.
_ONE_OF = word_set("third second fourth fifth last other youngest oldest eldest")
# Sentences between an introduction and the pronoun, and words within which its verb stands.
_FAR = 4
_LONG = 24
# Words back that "the volunteer" may reach for "a volunteer".
_REACH = 120


def introduced(scene: Scene, place: int, sex: str) -> Answer | None:
    """Whom a pronoun at `place` goes back to, where somebody unnamed is told of before it and nobody else is.

    Args:
        sex: of the pronoun, "m" or "f".
    """
    phrase = _in_sentence(scene, place, sex) or _in_paragraph(scene, place, sex) or _relative(scene, place, sex)
    if phrase is None:
        return None
    if phrase.first not in scene.answered:
        scene.answered[phrase.first] = scene.unnamed(phrase, "person")
    figure = scene.answered[phrase.first].figure
    return Answer(figure, "introduced", 0.55, phrase.first) if figure and figure.entity == "person" else None


def spoken_of(scene: Scene, phrase: Phrase) -> Answer | None:
    """“A volunteer found the case” before "the volunteer said": whoever was told of by that noun, and not named."""
    words = scene.names.words
    if phrase.determiner != "definite" or phrase.owner is not None:
        return None
    for i in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        if scene.distance(i, phrase.first) >= _FAR:
            return None
        article = next((k for k in range(i - 1, max(-1, i - 4), -1) if words[k].folded in {"a", "an", "another"}), None)
        if words[i].folded != phrase.head or article is None or scene.is_quoted(i) or i in scene.names.at:
            continue
        before = words[article - 1].folded if article else ""
        told = read_noun_phrase(scene.names, article, i + 1)
        if before in _BEING or told.form != "description" or told.head != phrase.head:
            return None
        return _taken_up(scene, told, phrase)
    return None


def _taken_up(scene: Scene, told: Phrase, phrase: Phrase) -> Answer:
    """Whoever was told of, described by the longer of both phrases."""
    end = _end_of_place(scene, told.last)
    known = scene.answered.setdefault(told.first, scene.unnamed(told, "person"))
    if known.figure is not None and known.figure.phrase == (told.first, told.last):
        longer = phrase.last - phrase.first > end - told.first
        known.figure.phrase = (phrase.first, phrase.last) if longer else (told.first, end)
    return Answer(known.figure, "introduced", 0.6, told.first)


def _end_of_place(scene: Scene, end: int) -> int:
    """Behind what somebody is of: "a designer for the Orla Group", "a boy of 14"."""
    words, at = scene.names.words, scene.names.at
    first = end + 1 + (words[end + 1].folded == "the") if end + 2 < len(words) else end
    if words[end].folded not in OF or first >= len(words):
        return end
    return at[first].last if first in at else end + 2 if words[first].text.isdigit() else end


def _in_sentence(scene: Scene, place: int, sex: str) -> Phrase | None:
    """“A woman whose son was shot” before "she", with no name of a person and no source between the two."""
    words = scene.names.words
    nouns = FEMALE_NOUNS if sex == "f" else MALE_NOUNS
    for i in range(place - 3, -1, -1):
        if words[i].sentence != words[place].sentence:
            return None
        before, article, noun, behind = (words[k].folded for k in (max(0, i - 1), i, i + 1, i + 2))
        told_of = article in {"a", "an"} and noun in nouns and behind in {"who", "whose", "whom"}
        if told_of and before not in _BEING and not _is_told_of_others(scene, i, place):
            return read_noun_phrase(scene.names, i, i + 2)
    return None


def _relative(scene: Scene, place: int, sex: str) -> Phrase | None:
    """“His aunt sang” before a sentence that opens with "She", where nobody is named and nobody speaks."""
    words = scene.names.words
    before = bisect_left(words, words[place].sentence - 1, key=lambda w: w.sentence)
    behind = [w.folded for w in words[before + 1 : before + 3]]
    kin = behind[:1] and behind[0] in FAMILY_NOUNS & (FEMALE_NOUNS if sex == "f" else MALE_NOUNS)
    if not kin or not words[place].opens or words[before].folded not in {"his", "her", "their"}:
        return None
    named = before + 2 in scene.names.at or behind[-1] in {",", "'s", "’s"}
    if named or _is_told_of_others(scene, before, place):
        return None
    return read_noun_phrase(scene.names, before, before + 2)


def _in_paragraph(scene: Scene, place: int, sex: str) -> Phrase | None:
    opening = _opening(scene, place)
    if scene.distance(opening, place) not in range(1, _FAR) or _is_told_of_others(scene, opening, place):
        return None
    phrase = _subject(scene, opening)
    return None if phrase and phrase.head in (MALE_NOUNS if sex == "f" else FEMALE_NOUNS) else phrase


def _opening(scene: Scene, place: int) -> int:
    words, i = scene.names.words, place
    while i > 0 and words[i - 1].paragraph == words[place].paragraph:
        i -= 1
    return i


def _is_told_of_others(scene: Scene, opening: int, place: int) -> bool:
    """Whether a person is named, or is a source, from `opening` up to the pronoun."""
    if any(turn.place >= opening for turn in scene.turns_before(place)):
        return True
    return any(m.first >= opening and scene.cast.of[m].entity == "person" for m in scene.mentions_before(place))


def _subject(scene: Scene, opening: int) -> Phrase | None:
    """The person a sentence is about, as its first words or, after a place, behind its verb."""
    words, first = scene.names.words, opening
    end = next((i for i in range(opening, len(words)) if words[i].sentence != words[opening].sentence), len(words))
    if words[opening].folded in _PLACES:
        verbs = (i for i in range(opening, min(end, opening + _LONG)) if words[i].folded in _STANDS)
        first = next(verbs, end) + 1
    if first + 1 >= end or words[first].folded not in _OPENS:
        return None
    stops = (i for i in range(first, end) if words[i].text in ",.;:“”" or words[i].folded in _VERBS)
    last = next(stops, end)
    if end_of_core(scene.names, first, last) <= first + 1:
        return None
    phrase = read_noun_phrase(scene.names, first, last)
    one_of = phrase.head in _ONE_OF and phrase.core < last and words[phrase.core].folded == "of"
    is_person = phrase.form == "description" and (one_of or head_noun(phrase.head)[1] == "person")
    return phrase if is_person and phrase.owner is None else None
