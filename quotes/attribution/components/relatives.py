"""Relatives told the other way round: after "Her brother, Tom", "his sister" is who "her" was."""

from quotes.attribution.components.figures import Figure
from quotes.attribution.components.mentions import Mention
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.scene import Answer, Scene
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_people import FEMALE_NOUNS, MALE_NOUNS

_SIBLINGS, _PARTNERS = word_set("brother sister twin"), word_set("husband wife partner")
_CHILDREN, _PARENTS = word_set("son daughter child"), word_set("father mother parent")
_TURNED = {
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
    **dict.fromkeys(_PARTNERS, _PARTNERS),
    **dict.fromkeys(_CHILDREN, _PARENTS),
    **dict.fromkeys(_PARENTS, _CHILDREN),
}
_OWNERS = word_set("his her 's")
# Words between a relative's noun and the name: "her elder brother, Tom".
_BESIDE = 2


def relative(scene: Scene, phrase: Phrase) -> Answer | None:
    """Who "his sister" is, where the text has told whose brother he is."""
    if (
        phrase.owner is None
        or phrase.head not in _TURNED
        or scene.names.words[phrase.owner].folded not in {"his", "her"}
    ):
        return None
    for mention in reversed(scene.mentions_before(phrase.first)):
        noun = _noun_before(scene, mention)
        if noun is None or scene.names.words[noun].folded not in _TURNED[phrase.head]:
            continue
        owner = _named_before(scene, noun, scene.cast.of[mention])
        if owner is not None and _fits(owner, phrase.head):
            return Answer(owner, "relative-of", 0.6, scene.last_place(owner, phrase.first))
    return None


def _noun_before(scene: Scene, mention: Mention) -> int | None:
    """Index of the noun of "her brother, Tom" or "Lydia's brother Tom"."""
    words = scene.names.words
    for i in range(mention.lead - 1, max(1, mention.lead - 1 - _BESIDE), -1):
        if words[i].folded in _TURNED and words[i - 1].folded in _OWNERS:
            return i
    return None


def _named_before(scene: Scene, place: int, other: Figure) -> Figure | None:
    """The last person named before a word."""
    found = (scene.cast.of[m] for m in reversed(scene.mentions_before(place, 4)))
    return next((f for f in found if f.personal and f is not other), None)


def _fits(figure: Figure, noun: str) -> bool:
    sex = "f" if noun in FEMALE_NOUNS else "m" if noun in MALE_NOUNS else None
    return sex is None or figure.sex is None or figure.sex == sex
