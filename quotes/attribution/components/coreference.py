"""Who a source is: names, pronouns, descriptions and several of them resolved to the figures of an article."""

from bisect import insort
from dataclasses import replace

from quotes.attribution.components.countrymen import countryman
from quotes.attribution.components.described_people import goes_on, resolve_person
from quotes.attribution.components.described_things import (
    organization_of_team,
    resolve_document,
    resolve_group,
    resolve_organization,
)
from quotes.attribution.components.figures import Figure
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.pronouns import resolve_pronoun, resolve_several
from quotes.attribution.components.scene import Answer, Scene, Turn
from quotes.attribution.lexicon_names import DEMONYMS
from quotes.attribution.lexicon_people import OWN_PRONOUNS, STATEMENT_NOUNS
from quotes.attribution.names import initials

# How a noun for one of a people ends: "Kenyan", "Israeli", "Swede".
_ONE_OF_A_PEOPLE = ("an", "aeli", "raqi", "stani", "swede", "dane", "finn", "pole", "turk", "niard", "briton", "scot",
                    "serb", "croat", "shman", "chman", "tsman", "woman", "lander")  # fmt: skip

# Sentences within which "the spokesman, Ivo Kern," tells who "a spokesman" was.
_TOLD_WITHIN = 8
# Names at the top of an interview among which those of who speaks by initials are.
_INTRODUCED = 40
# Words within which an interview has its first question.
_OPENING = 400


def resolve_source(scene: Scene, phrase: Phrase, content: list[range]) -> Answer:
    """The figure of one source; what it says goes on from there, so sources come in text order.

    Args:
        content: the words of what the source says.
    """
    if phrase.first in scene.answered:
        return scene.answered[phrase.first]
    answer = _resolve(scene, phrase, content)
    scene.answered[phrase.first] = answer
    if answer.figure is not None:
        head = scene.names.words[phrase.core - 1].folded if 0 < phrase.core <= phrase.last else ""
        statement = phrase.entity == "document" or answer.rule == "statement-of" or head in STATEMENT_NOUNS
        insort(scene.turns, Turn(phrase.first, answer.figure, statement), key=lambda turn: turn.place)
    return answer


def _resolve(scene: Scene, phrase: Phrase, content: list[range]) -> Answer:
    if phrase.form == "joint":
        return _joint(scene, phrase, content)
    if phrase.form == "pronoun":
        return resolve_pronoun(scene, phrase, content, _resolve)
    if phrase.form == "name":
        return _name(scene, phrase)
    if _is_nobody(scene, phrase):
        return _answering(scene, phrase)
    if phrase.head == "none":
        return resolve_several(scene, phrase)
    return _description(scene, phrase)


def _name(scene: Scene, phrase: Phrase) -> Answer:
    if phrase.mention is None:
        return Answer(None, "name", 0.0)
    figure = scene.cast.of[phrase.mention]
    if phrase.mention.entity == "people":
        return _people(scene, phrase)
    if bearer := _initialled(scene, phrase):
        return Answer(bearer, "initials", 0.8, scene.last_place(bearer, phrase.first))
    if officer := _officer(scene, phrase, figure):
        return Answer(officer, "description", 0.6, scene.last_place(officer, phrase.first))
    if figure.entity == "unknown" and phrase.entity == "organization":
        figure.entity = phrase.entity
    if phrase.head:
        scene.cast.describe(figure, {phrase.head, *phrase.modifiers, *_initials(phrase)})
    if phrase.apposed and phrase.determiner == "definite":
        _is_told_now(scene, phrase, figure)
    return Answer(figure, "apposition" if phrase.apposed else "name", 0.95, phrase.mention.first)


def _initialled(scene: Scene, phrase: Phrase) -> Figure | None:
    """“LM:” in an interview with Lucinda Marchbanks, whose name stands above it."""
    words, mention = scene.names.words, phrase.mention
    letters = words[phrase.first].folded
    if mention is None or phrase.last >= len(words) or words[phrase.last].text != ":" or not 2 <= len(letters) <= 4:
        return None
    above = dict.fromkeys(scene.cast.of[m] for m in scene.names.mentions[:_INTRODUCED] if m.first < phrase.first)
    bearers = [f for f in above if f.personal and initials(f.name) == letters]
    return bearers[0] if len(bearers) == 1 and words[phrase.first].text.isupper() else None


def _initials(phrase: Phrase) -> set[str]:
    """“ppro” for "the Police Public Relations Officer"."""
    letters = "".join(word[0] for word in (*phrase.modifiers, phrase.head))
    return {letters} if len(letters) > 2 else set()


def _is_told_now(scene: Scene, phrase: Phrase, figure: Figure) -> None:
    """“A spokesman said ... The spokesman, Ivo Kern, said": whoever was unnamed until here has that name."""
    known = scene.known_under(replace(phrase, modifiers=()))
    if known is None or known.figure.name or known.figure.entity != "person":
        return
    if scene.distance(known.place, phrase.first) <= _TOLD_WITHIN and phrase.owner is None:
        scene.named_later[known.figure] = figure


def _officer(scene: Scene, phrase: Phrase, figure: Figure) -> Figure | None:
    """“The IGP” for the Inspector-General of Police named before."""
    letters = phrase.mention and scene.names.words[phrase.mention.first].folded.replace("-", "").replace(".", "")
    if not letters or phrase.determiner != "definite" or len(figure.name) > 2 or letters in scene.cast.by_acronym:
        return None
    holders = [f for f in scene.cast.by_role.get(letters, []) if f.personal and f.name and f.titles]
    return holders[-1] if holders and len("".join(figure.name).replace("-", "")) == len(letters) else None


def _is_nobody(scene: Scene, phrase: Phrase) -> bool:
    """“Nobody has offered” and "no one said" tell of no source, nor do the letters of an interview, "Q:" and "A:"."""
    if _letter(scene, phrase):
        return True
    return phrase.head == "nobody" or (phrase.head == "one" and scene.names.words[phrase.first].folded == "no")


def _letter(scene: Scene, phrase: Phrase) -> str:
    """“Q” or "A" where an interview has no more for who speaks."""
    letter = scene.names.words[phrase.first].text.rstrip(".")
    return letter if phrase.last - phrase.first == 1 and letter in ("Q", "A") else ""


def _answering(scene: Scene, phrase: Phrase) -> Answer:
    """Who answers as "A" in an interview: the one person who is named above its first question; else nobody."""
    words = scene.names.words[:_OPENING]
    asked = next((i for i, w in enumerate(words) if w.opens and w.text.rstrip(".") == "Q"), phrase.first)
    above = {f: at for at, f, _ in scene.before(asked) if f.personal and len(f.name) > 1}
    if _letter(scene, phrase) != "A" or len(above) != 1:
        return Answer(None, "nobody", 0.0)
    return next(Answer(figure, "answers", 0.6, at) for figure, at in above.items())


def _people(scene: Scene, phrase: Phrase) -> Answer:
    """“the Chinese” is the country, "Republicans" and "Bolivians" are people."""
    mention = phrase.mention
    if mention is not None and (one := _countryman(scene, phrase)):
        return one
    if (
        mention is not None
        and phrase.determiner == "definite"
        and DEMONYMS.get(scene.names.words[mention.first].folded)
    ):
        return Answer(scene.cast.of[mention], "country", 0.8, mention.first)
    return scene.unnamed(phrase, "group")


def _countryman(scene: Scene, phrase: Phrase) -> Answer | None:
    """“The Kenyan” is the one person near who is being spoken of; "the Chinese" or "the Kenyans" is nobody's noun."""
    noun = scene.names.words[phrase.core - 1].folded
    if phrase.determiner != "definite" or phrase.core - phrase.first != 2 or not noun.endswith(_ONE_OF_A_PEOPLE):
        return None
    one = replace(phrase, form="description", head=noun, entity="person")
    return countryman(scene, one) or goes_on(scene, one) or scene.unnamed(one, "person")


def _description(scene: Scene, phrase: Phrase) -> Answer:
    short = scene.names.words[phrase.core - 1].text.replace(".", "")
    known = scene.cast.by_acronym.get(phrase.head) if short.isupper() and len(short) > 1 else None
    if known is not None and known.entity == "organization":
        return Answer(known, "name", 0.85, phrase.first)
    team = organization_of_team(scene, phrase)
    if team is not None:
        return team
    if phrase.entity == "person":
        return resolve_person(scene, phrase)
    if phrase.entity == "organization":
        return resolve_organization(scene, phrase, _resolve)
    if phrase.entity == "document":
        return resolve_document(scene, phrase, _resolve)
    return resolve_group(scene, phrase)


def _joint(scene: Scene, phrase: Phrase, content: list[range]) -> Answer:
    answers = [_resolve(scene, part, content) for part in phrase.parts]
    if any(part.head in OWN_PRONOUNS for part in phrase.parts):
        return Answer(None, "own-words", 0.0)
    members = [a.figure for a in answers if a.figure is not None]
    flat = [m for f in members for m in (f.members or (f,))]
    if len(set(flat)) < 2:
        return Answer(flat[0] if flat else None, "joint", 0.5)
    figure, rest = scene.joint(flat), phrase.parts[-1]
    if not figure.name and members[0].name and rest.head not in {"others", "other"}:
        figure.printed = f"{members[0].printed} and {scene.printed(rest.first, max(rest.core, rest.first + 1))}"
        figure.name = tuple(figure.printed.casefold().split())
    return Answer(figure, "joint", min(a.confidence for a in answers))
