"""The name that a described source goes by: "a woman who gave her name only as Nadia"."""

from quotes.attribution.components.mentions import Mention, Names
from quotes.attribution.lexicon_names import word_set

# "who goes by the nom de guerre Abu Selim", "who gave her name only as Nadia".
_SAID_OF_A_NAME = word_set("who known identified using going giving surnamed nicknamed codenamed")
_BEFORE_A_NAME = (
    *("de guerre", "a pseudonym", "the pseudonym", "an alias", "the alias", "name of", "the name"),
    *("call sign", "the callsign", "code name", "the codename"),
    *("name as", "only as", "known as", "himself as", "herself as", "identified as", "be called"),
    *("the initials", "his initials", "her initials"),
)
# Words that such a clause has at most.
_CLAUSE = 24


def called(names: Names, core: int, last: int) -> Mention | None:
    """The name that a description goes by: "a woman who gave her name only as Nadia"."""
    words = names.words
    opens = next((i for i in range(core, last) if words[i].folded in _SAID_OF_A_NAME), last)
    for i in range(opens + 1, last):
        mention = names.at.get(i) or names.led.get(i)
        if mention is None or mention.entity not in {"person", "unknown"} or mention.lead < i:
            continue
        before = f"{words[i - 2].folded} {words[i - 1].folded}"
        return mention if before in _BEFORE_A_NAME or words[i - 1].folded in _SAID_OF_A_NAME else None
    return None


def called_behind(names: Names, last: int) -> Mention | None:
    """The name in the clause right behind a source: ", who gave her name only as Nadia,"."""
    words = names.words
    first = last + (last < len(words) and words[last].text == ",")
    if first + 1 >= len(words) or words[first].folded != "who":
        return None
    stop = next((i for i in range(first, min(last + _CLAUSE, len(words))) if words[i].text in ',.;:()“”"'), first)
    return called(names, first, stop)
