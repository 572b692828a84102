"""“The Swede” and "the Kenyan": the one person near who was said to be from there."""

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.components.name_kinds import is_demonym
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.scene import Answer, Scene
from quotes.attribution.lexicon_names import DEMONYMS

_BEFORE = 4  # words in which "Swedish" may stand before a name
_BEHIND = 8  # and "of Sweden", "(Sweden)", ", 24, from Sweden" behind one


def countryman(scene: Scene, phrase: Phrase) -> Answer | None:
    """Whom one of a people means, where just one person near is of that people."""
    near = [m for m in scene.mentions_before(phrase.first) if scene.cast.of[m].personal and scene.cast.of[m].name]
    fits = {scene.cast.of[m]: m.first for m in near if _is_from_there(scene.names, m, phrase.head)}
    if len(fits) != 1:
        return None
    figure, at = next(iter(fits.items()))
    return Answer(figure, "description", 0.6, at)


def _is_from_there(names: Names, mention: Mention, people: str) -> bool:
    words = names.words
    for i in range(mention.lead - 1, max(-1, mention.lead - 1 - _BEFORE), -1):
        if words[i].sentence != words[mention.first].sentence or not words[i].text[0].isalnum():
            break
        if is_demonym(words[i].folded) and same_country(words[i].folded, people):
            return True
    for i in range(mention.last, min(mention.last + _BEHIND, len(words))):
        other = names.at.get(i)
        if words[i].sentence != words[mention.first].sentence or (other and other.entity == "person"):
            break
        if i > mention.last and same_country(words[i].folded, people):
            return True
    return False


def same_country(word: str, other: str) -> bool:
    """The same word, or a place and its people: "Oman" and "Omani"."""
    one, two = {word, *DEMONYMS.get(word, "").split()}, {other, *DEMONYMS.get(other, "").split()}
    if one & two:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) > 3 and is_demonym(long) and long.startswith(short[: max(4, len(short) - 1)])
