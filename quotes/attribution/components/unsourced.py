"""Who speaks where the text gives an attribution no source of its own."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from quotes.attribution.components.coreference import resolve_source
from quotes.attribution.components.phrases import Phrase
from quotes.attribution.components.scene import Answer, Scene, Turn
from quotes.attribution.components.source_phrases import read_phrase
from quotes.attribution.lexicon_names import word_set
from quotes.attribution.lexicon_stances import STATEMENTS

_NOBODY = Answer(None, "missing", 0.0)
# “It was officially stated”: whoever spoke last goes on.
_IMPERSONAL = re.compile(
    r"\b(?:was|is|were) (?:\w+ly |also |further |then |later |again )?"
    r"(?:stated|concluded|added|noted|explained|stressed|emphasi[sz]ed|underlined|pointed out)",
    re.IGNORECASE,
)
_PASSIVE = word_set("is are was were be been being")
_BETWEEN = word_set("also later then still further again had has have always never often once first even")
_SUBJECTS = word_set("he she they")
# Paragraphs over which quoted words go on, and words within which "by" follows its cue.
_PARAGRAPHS = 4
_SENTENCES = 3
_WORDS = 5
_AGENT = 10


def who_goes_unsaid(scene: Scene, attribution: Mapping[str, Any]) -> Answer:
    """The speaker of an attribution without a source, from the words beside its cue or the sentences around it."""
    if attribution["cue"]:
        return _beside_cue(scene, attribution) or _impersonal(scene, attribution)
    inside = scene.names.between(*attribution["content"][0])
    if not inside:
        return _NOBODY
    return _introduced(scene, inside.start) or _carried_over(scene, inside.start)


def goes_on_below(text: str, attribution: Mapping[str, Any]) -> bool:
    """Whether quoted words without source and cue are not closed in their paragraph: who says them stands below.

    Not where the paragraph above is not closed either: its speaker goes on.
    """
    start, end = attribution["content"][-1]
    said = text[start:end]
    opens = not attribution["source"] and not attribution["cue"] and said[:1] == "“" and "”" not in said
    return opens and not _is_open_above(text, start)


def _is_open_above(text: str, start: int) -> bool:
    above = text[:start].rstrip()
    paragraph = above[above.rfind("\n") + 1 :]
    return len(above) < start and paragraph.rfind("“") > paragraph.rfind("”")


def carried_back(scene: Scene, attribution: Mapping[str, Any]) -> Answer:
    """The source that follows words of a quote that goes on below."""
    words, end = scene.names.words, attribution["content"][-1][1]
    place = bisect_left(scene.names.starts, end)
    i = bisect_left(scene.turns, place, key=lambda turn: turn.place)
    if i < len(scene.turns) and place < len(words):
        turn = scene.turns[i]
        if words[turn.place].paragraph - words[place].paragraph <= _PARAGRAPHS:
            return Answer(turn.figure, "carried-over", 0.6, turn.place)
    return _NOBODY


def _carried_over(scene: Scene, place: int) -> Answer:
    """Quoted words without source and cue go on from whoever spoke in this paragraph or the one before."""
    turn = _last_turn(scene, place)
    if turn and scene.names.words[place].paragraph - scene.names.words[turn.place].paragraph <= _PARAGRAPHS:
        return Answer(turn.figure, "carried-over", 0.6, turn.place)
    return _NOBODY


def _last_turn(scene: Scene, place: int) -> Turn | None:
    return next(iter(reversed(scene.turns_before(place))), None)


def _introduced(scene: Scene, place: int) -> Answer | None:
    """The only person of the sentence before a quote, where nobody has spoken in its paragraph yet."""
    words, turn = scene.names.words, _last_turn(scene, place)
    if turn and words[turn.place].paragraph == words[place].paragraph:
        return None
    before = [m for m in scene.mentions_before(place, 8) if 0 <= scene.distance(m.first, place) <= 1]
    people = {
        scene.cast.of[m]: m.first
        for m in before
        if words[m.first].paragraph == words[place].paragraph and scene.cast.of[m].entity in {"person", "unknown"}
    }
    if len(people) != 1:
        return None
    figure, at = next(iter(people.items()))
    return Answer(figure, "introduced", 0.5, at) if figure.entity == "person" else None


def _impersonal(scene: Scene, attribution: Mapping[str, Any]) -> Answer:
    text = scene.cast.text
    place = bisect_left(scene.names.starts, attribution["cue"][0][0])
    turn = _last_turn(scene, place)
    said = " ".join(text[a:b] for a, b in attribution["cue"])
    if turn and _IMPERSONAL.search(said) and scene.distance(turn.place, place) <= _SENTENCES:
        return Answer(turn.figure, "carried-over", 0.5, turn.place)
    return _NOBODY


def _beside_cue(scene: Scene, attribution: Mapping[str, Any]) -> Answer | None:
    """“Sim also asked”, "was announced by the minister Ada Roe": the name or pronoun that the cue leans on."""
    cue = scene.names.between(*attribution["cue"][0])
    if not cue:
        return None
    said = {w.folded for w in scene.names.words[cue.start : cue.stop]}
    phrase = _agent(scene, cue) if said & _PASSIVE else _subject(scene, cue) if said & STATEMENTS else None
    if phrase is None or any(a <= scene.names.words[phrase.first].start < b for a, b in attribution["content"]):
        return None
    return resolve_source(scene, phrase, [scene.names.between(a, b) for a, b in attribution["content"]])


def _subject(scene: Scene, cue: range) -> Phrase | None:
    words, i = scene.names.words, cue.start - 1
    while i > 0 and words[i].folded in _BETWEEN:
        i -= 1
    if i < 0 or scene.distance(i, cue.start) or (cue.stop < len(words) and words[cue.stop].folded in {"by", "of"}):
        return None
    mention = scene.names.at.get(i)
    if mention is not None and mention.last == i + 1 and mention.entity in {"person", "unknown", "organization"}:
        return read_phrase(scene.names, mention.lead, mention.last)
    return read_phrase(scene.names, i, i + 1) if words[i].folded in _SUBJECTS else None


def _agent(scene: Scene, cue: range) -> Phrase | None:
    words = scene.names.words
    for i in range(cue.stop - 1, min(cue.stop + _WORDS, len(words) - 1)):
        if words[i].folded != "by" or scene.distance(i, cue.start):
            continue
        named = next((m for k in range(i + 1, min(i + _AGENT, len(words))) if (m := scene.names.at.get(k))), None)
        if named is not None and not any(w.text in ",;" for w in words[i : named.first]):
            return read_phrase(scene.names, i + 1, named.last)
    return None
