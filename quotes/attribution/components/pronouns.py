"""Pronouns as sources: ranks the names and sources before them."""

from bisect import bisect_left
from collections.abc import Sequence

from quotes.attribution.components.antecedents import OF, is_beside
from quotes.attribution.components.figures import Figure
from quotes.attribution.components.introductions import introduced
from quotes.attribution.components.mentions import Mention, is_namesake
from quotes.attribution.components.nouns import head_noun, singular
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.scene import REACH, Answer, Resolve, Scene
from quotes.attribution.components.source_phrases import read_phrase
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import (
    FEMALE_PRONOUNS,
    MALE_PRONOUNS,
    NUMBERS,
    OUR_PRONOUNS,
    OWN_PRONOUNS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
    THING_PRONOUNS,
)

# Found by coordinate search on hand-annotated articles and on the chains of another system; the signs are plain sense.
WEIGHTS = {
    "sentence": -1.3,
    "paragraph": -0.35,
    "turn": 0.4,
    "last_turn": 1.3,
    "subject": 0.8,
    "same_clause": 1.0,
    "quoted": -1.6,
    "own_content": -2.5,
    "possessive": -0.7,
    "sex": 1.8,
    "unknown": -1.6,
    "often": 0.15,
    "described": -0.2,
    "asks": -2.0,
    "goes_on": 1.5,
}
_QUESTIONERS = frozenset(["reporter", "journalist", "interviewer", "caller"])
_GOING_ON = word_set("added adds continued continues concluded")
_ARTICLES = word_set("the a an one two those some")
# Words before "residents" that belong to the phrase, and how many words back "they" may reach for it.
_BEFORE_PEOPLE = NUMBERS | word_set("the these those some many most several few")
_FAR = 80
# Sentences within which a story opens, and within which it then names whom it opened with.
_OPENING = 4
_BELOW = 6


def resolve_pronoun(scene: Scene, phrase: Phrase, content: list[range], resolve: Resolve) -> Answer:
    """The figure of a pronoun; "I" and "we" are left to the quote around them."""
    word, place = phrase.head, phrase.first
    if word in MALE_PRONOUNS or word in FEMALE_PRONOUNS:
        sex = "m" if word in MALE_PRONOUNS else "f"
        return introduced(scene, place, sex) or _person(scene, place, sex, content)
    if word in RELATIVE_PRONOUNS:
        return _relative(scene, place, resolve)
    if word in OWN_PRONOUNS or word in OUR_PRONOUNS:
        return Answer(None, "own-words", 0.0)
    if word in THING_PRONOUNS:
        return _thing(scene, place)
    if word in PLURAL_PRONOUNS:
        return resolve_several(scene, phrase)
    return Answer(None, "pronoun", 0.0)


def _person(scene: Scene, place: int, sex: str, content: list[range]) -> Answer:
    ranked: dict[Figure, tuple[float, int]] = {}
    for at, figure, turn in scene.before(place):
        if not figure.personal or figure.sex not in (None, sex) or figure is scene.quoting.get(place):
            continue
        if not turn and (mention := scene.names.at.get(at)) and is_namesake(scene.names, mention):
            continue
        features = antecedent_features(scene, place, at, figure, turn=turn, content=content)
        value = sum(scene.weights[name] * amount for name, amount in features.items())
        if figure not in ranked or value > ranked[figure][0]:
            ranked[figure] = (value, at)
    if not ranked:
        return _named_below(scene, place, sex)
    best = sorted(ranked.items(), key=lambda item: (-item[1][0], -item[1][1]))
    figure, (value, at) = best[0]
    margin = value - best[1][1][0] if len(best) > 1 else 3.0
    figure.sexes[sex] += 1
    return Answer(figure, "pronoun", round(min(0.95, 0.55 + 0.12 * margin), 2), at)


def _named_below(scene: Scene, place: int, sex: str) -> Answer:
    """“She” opens the story, and nobody is named yet: the first person with whom a sentence below begins."""
    words, begin = scene.names.words, bisect_left(scene.places, place)
    if words[place].sentence - scene.opening <= _OPENING:
        for mention in scene.names.mentions[begin : begin + REACH]:
            figure = scene.cast.of[mention]
            if scene.distance(mention.first, place) > _BELOW:
                break
            if figure.personal and len(figure.name) > 1 and words[mention.lead].opens and figure.sex in (None, sex):
                figure.sexes[sex] += 1
                return Answer(figure, "named-later", 0.5, mention.first)
    return Answer(None, "pronoun", 0.0)


def antecedent_features(
    scene: Scene, place: int, at: int, figure: Figure, *, turn: bool, content: Sequence[range]
) -> dict[str, float]:
    """What speaks for and against the figure mentioned at `at` as the antecedent of a pronoun at `place`.

    Args:
        turn: whether the mention is itself the source of an attribution.
        content: words of what the pronoun says.
    """
    words = scene.names.words
    subject, quoted = _opens_sentence(scene, at), scene.is_quoted(at)
    unknown, possessive = figure.entity == "unknown", _is_possessive(scene, at)
    last = scene.spoke_last(figure, place)
    return {
        "sentence": min(8, words[place].sentence - words[at].sentence),
        "paragraph": min(6, words[place].paragraph - words[at].paragraph),
        "turn": turn,
        "last_turn": last,
        "subject": subject,
        "same_clause": subject and words[place].sentence == words[at].sentence and not quoted and not possessive,
        "quoted": quoted and not scene.is_quoted(place),
        "own_content": any(at in r for r in content),
        "possessive": possessive,
        "sex": figure.sex is not None,
        "unknown": unknown * _strangeness(scene, at, figure),
        "often": min(6, len(figure.places)),
        "described": not figure.name,
        "asks": not figure.name and bool(figure.roles & _QUESTIONERS),
        "goes_on": last and _goes_on(scene, place),
    }


def _strangeness(scene: Scene, at: int, figure: Figure) -> float:
    """How doubtful it is that a name is a person's, where its words tell nothing: less of one that speaks."""
    if at in scene.sources and len(figure.name) in (2, 3):
        return 0.5
    return 1 if at in scene.sources or len(figure.places) > 1 else 2


def _opens_sentence(scene: Scene, at: int) -> bool:
    """Whether a mention is the first name of its sentence: as near to its subject as word order tells."""
    mention = scene.names.at.get(at)
    words = scene.names.words
    earlier = scene.mentions_before(at, 1)
    if not earlier or words[earlier[0].first].sentence != words[at].sentence:
        return True
    return words[mention.lead if mention else at].opens


def _is_possessive(scene: Scene, at: int) -> bool:
    mention = scene.names.at.get(at)
    behind = mention.last if mention else at + 1
    return behind < len(scene.names.words) and scene.names.words[behind].text in ("'s", "’s")


def _goes_on(scene: Scene, place: int) -> bool:
    """“he added”: whoever spoke last speaks on."""
    return any(w.folded in _GOING_ON for w in scene.names.words[place + 1 : place + 3])


def _relative(scene: Scene, place: int, resolve: Resolve) -> Answer:
    for turn in reversed(scene.turns[-4:]):
        if 0 < place - turn.place <= 12 and scene.distance(turn.place, place) == 0:
            return Answer(turn.figure, "relative", 0.7, turn.place)
    for mention in scene.mentions_before(place, 1):
        bearer = _bearer(scene, place) or mention
        between = scene.names.words[bearer.last : place]
        adjacent = scene.distance(bearer.first, place) == 0 and not any(w.text[0].isalnum() for w in between)
        if bearer is not mention or adjacent:
            return Answer(scene.cast.of[bearer], "relative", 0.85, bearer.first)
    return _noun_before(scene, place, resolve)


def _bearer(scene: Scene, place: int) -> Mention | None:
    """The person whose name goes on up to "who" with the names of others: "Ana Ruiz of Leva, the mayor of Ost, who"."""
    *before, nearest = scene.mentions_before(place, 4)
    behind = nearest.lead and scene.names.words[nearest.lead - 1].folded in OF | {"the"}
    if not behind or scene.cast.of[nearest].entity == "person" or scene.names.words[place].folded != "who":
        return None
    people = (m for m in reversed(before) if scene.cast.of[m].personal)
    return next((m for m in people if is_beside(scene.names, m, place)), None)


def _noun_before(scene: Scene, place: int, resolve: Resolve) -> Answer:
    """“a nurse who said”: the noun phrase that the relative clause belongs to."""
    words = scene.names.words
    end = place
    while end > 0 and not words[end - 1].text[0].isalnum():
        end -= 1
    start = end - 1
    while start > 0 and end - start < 8 and words[start].folded not in _ARTICLES:
        start -= 1
    if start < 0 or scene.distance(start, place):
        return Answer(None, "relative", 0.0)
    apposed = scene.names.at.get(start - 2)
    opens = apposed is not None and apposed.lead > 0 and words[apposed.lead - 1].opens  # "In Leva, a nurse who"
    if apposed is not None and words[start - 1].text == "," and not opens:
        return Answer(scene.cast.of[apposed], "relative", 0.75, apposed.first)
    phrase = read_phrase(scene.names, start, end)
    return resolve(scene, phrase, []) if phrase.form in {"name", "description"} else Answer(None, "relative", 0.0)


def _thing(scene: Scene, place: int) -> Answer:
    """“it”: an organization, a document or the statement of somebody."""
    for turn in reversed(scene.turns[-6:]):
        speaks = turn.statement or turn.figure.entity in {"organization", "document"}
        if speaks and scene.distance(turn.place, place) <= 3:
            return Answer(turn.figure, "pronoun", 0.75, turn.place)
    for mention in reversed(scene.mentions_before(place, 8)):
        figure = scene.cast.of[mention]
        if figure.entity == "organization" and scene.distance(mention.first, place) <= 1:
            return Answer(figure, "pronoun", 0.6, mention.first)
    return _last_turn(scene, place, 3)


def resolve_several(scene: Scene, phrase: Phrase) -> Answer:
    """“they”: a group or an organization that spoke, the last two for "they both", else people just spoken of."""
    place, words = phrase.first, scene.names.words
    if any(w.folded == "both" for w in words[place : phrase.last + 1]):
        pair = scene.last_two(place)
        if pair:
            return Answer(scene.joint(pair), "pair", 0.7, scene.last_place(pair[1], place))
    for turn in reversed(scene.turns[-6:]):
        if turn.figure.entity in {"group", "organization"} and scene.distance(turn.place, place) <= 4:
            return Answer(turn.figure, "pronoun", 0.75, turn.place)
    answer = _last_turn(scene, place, 2)
    if answer.figure and not answer.figure.name:
        return answer
    return _two_in_turn(scene, place) or _people_before(scene, place)


def _two_in_turn(scene: Scene, place: int) -> Answer | None:
    """“They” after two people who spoke one after the other, each in a sentence of their own right before."""
    last = [t for t in scene.turns_before(place)[-2:] if scene.distance(t.place, place) <= 2]
    people = [t.figure for t in last if t.figure.entity == "person" and t.figure.name]
    if len(set(people)) < 2 or scene.distance(last[-1].place, place) > 1:
        return None
    return Answer(scene.joint(people), "pair", 0.45, last[-1].place)


def _people_before(scene: Scene, place: int) -> Answer:
    """The people spoken of last, who were no source themselves; nobody where the text shows none."""
    words = scene.names.words
    for i in range(place - 1, max(0, place - _FAR), -1):
        if scene.distance(i, place) > 3:
            break
        if not words[i].capital and _is_people(words[i].folded):
            first = i - (words[i - 1].folded in _BEFORE_PEOPLE)
            known = scene.unnamed(read_phrase(scene.names, first, i + 1), "group")
            return Answer(known.figure, "pronoun", 0.4, first)
    return Answer(None, "pronoun", 0.0)


def _is_people(word: str) -> bool:
    one = singular(word)
    return word in {"people", "those"} or (one != word and head_noun(one)[1] == "person")


def _last_turn(scene: Scene, place: int, count: int) -> Answer:
    for turn in reversed(scene.turns[-count:]):
        if turn.figure.entity != "organization" and scene.distance(turn.place, place) <= 2:
            return Answer(turn.figure, "pronoun", 0.4, turn.place)
    return Answer(None, "pronoun", 0.0)
