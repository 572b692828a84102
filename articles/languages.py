"""In which language a text is written."""

import py3langid

ENGLISH = "en"
ENOUGH_CHARACTERS = 5000


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that the beginning of a text is most likely in."""
    code, _ = py3langid.classify(text[:ENOUGH_CHARACTERS])
    return str(code)
