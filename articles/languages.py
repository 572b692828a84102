"""In which language a text is written."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH = "en"
ENOUGH_CHARACTERS = 5000


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_pickled_model(MODEL_FILE)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that the beginning of a text is most likely in."""
    code, _ = _identifier().classify(text[:ENOUGH_CHARACTERS])
    return str(code)
