"""Compiles the fragments of the lexicons: letter case does not matter, and a blank is any number of blanks."""

import re

# Blanks and apostrophes as the lexicons write them; every character stands for one, so that offsets stay.
PLAIN = {ord("’"): "'", ord("‘"): "'", 0x00A0: " ", 0x202F: " ", 0x2009: " ", ord("\t"): " "}

_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| (?P<optional>\?)?(?P<more>[*+{])?", re.DOTALL)


def compile_wording(fragment: str) -> re.Pattern[str]:
    """The pattern of a fragment.

    Args:
        fragment: a regular expression in which a blank outside of brackets stands for one blank or more.
    """
    return re.compile(_PIECE.sub(_widened, fragment), re.IGNORECASE)


def _widened(piece: re.Match[str]) -> str:
    if not piece.group().startswith(" ") or piece["more"]:
        return piece.group()
    return " *" if piece["optional"] else " +"
