"""How the article describes a speaker: role, affiliation, apposition."""

from quotes.attribution.components.cast import Cast, Figure
from quotes.attribution.components.nouns import head_noun

_CLOSING_MARKS = ',;:()[]–—"”“'


def describe(cast: Cast, figure: Figure) -> list[int] | None:
    """The span that describes a figure: an apposition, the role before the name, or the whole unnamed source."""
    if figure.phrase is not None:
        return list(cast.names.span(*figure.phrase))
    if figure.members:
        return None
    found = [d for place in figure.places[:12] for d in _around(cast, place)]
    if not found:
        return None
    best = max(found, key=lambda d: (min(d[1] - d[0], 40) > 8, -d[0]))
    return list(best)


def _around(cast: Cast, place: int) -> list[tuple[int, int]]:
    mention = cast.names.at.get(place)
    if mention is None:
        return []
    spans = []
    behind = _behind(cast, mention.last)
    if behind:
        spans.append(behind)
    before = _before(cast, mention.lead, mention.first)
    if before:
        spans.append(before)
    return spans


def _behind(cast: Cast, last: int) -> tuple[int, int] | None:
    """The apposition behind a comma, up to the next comma or the end of the clause."""
    words = cast.names.words
    if last + 2 >= len(words) or words[last].text not in ",–—":
        return None
    start = last + 1
    if words[start].text.isdigit() and words[start + 1].text == ",":
        start += 2
    if start >= len(words) or words[start].sentence != words[last - 1].sentence:
        return None
    if not (words[start].folded in {"a", "an", "the", "who", "his", "her", "its"} or _has_role(cast, start)):
        return None
    end = start
    while (
        end < len(words)
        and words[end].sentence == words[start].sentence
        and words[end].text not in _CLOSING_MARKS + ".!?"
    ):
        end += 1
    if end - start < 2 or (end < len(words) and words[end].text in '"”“'):
        return None
    return cast.names.span(start, end)


def _has_role(cast: Cast, start: int) -> bool:
    words = cast.names.words
    for i in range(start, min(start + 4, len(words))):
        if words[i].text in _CLOSING_MARKS or words[i].folded in {"said", "says"}:
            return False
        if head_noun(words[i].folded)[1] == "person":
            return True
    return False


def _before(cast: Cast, lead: int, first: int) -> tuple[int, int] | None:
    words = cast.names.words
    titles = [w.folded.rstrip(".") for w in words[lead:first]]
    if titles and set(titles) - {"mr", "mrs", "ms", "miss", "dr"}:
        return cast.names.span(lead, first)
    return None
