"""Quotation marks of every style, brought to two, and which characters stand between them."""

import re

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)

_SINGLE_CHARACTERS = str.maketrans({**dict.fromkeys("“”„‟«»″〝〞＂", '"'), **dict.fromkeys("‘’‚‛‹›′`´＇", "'")})
_DOUBLED = re.compile(r"''|``|‘‘|’’|‚‚|(?<!\w),,(?=\w)|``")
_MARK = re.compile(r"[\"']")
_OPENING_CHARACTERS = frozenset("“„«‟〝‘‚‹`")
_CLOSING_CHARACTERS = frozenset("”»〞’›")
_BEFORE_OPENING = frozenset("([{<—–-/:;,\"'")
_AFTER_CLOSING = frozenset(")]}>—–-/:;,.!?\"'…")


def normalized(text: str) -> str:
    """The text with every double quotation mark as " and every single one as ', as long as before.

    A mark of two characters (''…'') becomes " and a space.
    """
    return _DOUBLED.sub('" ', text).translate(_SINGLE_CHARACTERS)


def quote_states(text: str, flat: str) -> bytearray:
    """For each character of a paragraph whether it is outside or inside quotation marks, or such a mark.

    A quotation left open goes on to the end of the paragraph. A single mark counts only as half of a pair.

    Args:
        text: the paragraph as printed.
        flat: the same, `normalized`.
    """
    states = bytearray(len(flat))
    double = single = -1
    for found in _MARK.finditer(flat):
        at = found.start()
        opens = _opens(text, flat, at, is_open=(double if flat[at] == '"' else single) >= 0)
        if flat[at] == '"':
            if opens:
                double = at
            elif double >= 0:
                _fill(states, double, at)
                double = -1
            states[at] = OPENING if opens else CLOSING
        elif opens:
            single = at
        elif single >= 0 and not (at + 1 < len(flat) and flat[at + 1].isalnum()):
            if double < 0:
                _fill(states, single, at)
                states[single], states[at] = OPENING, CLOSING
            single = -1
    if double >= 0:
        _fill(states, double, len(flat))
    return states


def _fill(states: bytearray, opening: int, closing: int) -> None:
    for i in range(opening + 1, closing):
        if states[i] == OUTSIDE:
            states[i] = INSIDE


def _opens(text: str, flat: str, at: int, *, is_open: bool) -> bool:
    """Whether a mark opens, by the characters around it, then by its own shape, then by what is open."""
    before = flat[at - 1] if at else " "
    after = flat[at + 1] if at + 1 < len(flat) else " "
    if text[at] != flat[at] and after == " " and flat[at] == '"' and text[at] in "'`‘’,‚":
        after = flat[at + 2] if at + 2 < len(flat) else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if free_before != free_after:
        return free_before
    if flat[at] == "'" and not free_before:
        return False
    if text[at] in _OPENING_CHARACTERS:
        return True
    if text[at] in _CLOSING_CHARACTERS:
        return False
    return not is_open
