"""The demo articles read as `seeds/articles/README.md` says: who is who across them, and why names are withheld."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from quotes.models import Speaker, WithheldName

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
pytestmark = [pytest.mark.model, pytest.mark.django_db(transaction=True)]

# A word of the headline; words of the name or description; the reason.
WITHHELD = [
    ("Surgeons", "Sami", "safety"),
    ("Surgeons", "Abu Dalia", "safety"),
    ("Forgive", "woman", "safety"),
    ("Overwrote", "laboratory analyst", "retaliation"),
    ("Overwrote", "One of them", "legal"),
    ("ice cream", "nurse", "retaliation"),
    ("ice cream", "his mother", "privacy"),
    ("ice cream", "girl of 15", "minor"),
    ("only key", "Ruth Calloway", "privacy"),
    ("only key", "man of 44", "declined"),
    ("only key", "third of those interviewed", "none_stated"),
    ("two saves", "Maisie", "minor"),
    ("two saves", "An agent", "none_stated"),
    ("dockers", "lasher", "legal"),
    ("Ran the Tap", "Witness 4", "legal"),
    ("Ran the Tap", "mother of a boy", "legal"),
    ("Survey Ship", "naval officer", "security"),
    ("Survey Ship", "rating on the gangway", "not_authorized"),
    ("Survey Ship", "One, who works", "not_authorized"),
    ("Survey Ship", "The other, a former official", "declined"),
    ("Survey Ship", "A diplomat", "candor"),
    ("governor", "A second official", "not_authorized"),
    ("governor", "A senior government official", "candor"),
    ("governor", "A banker", "candor"),
    ("governor", "One of them", "declined"),
    ("truce", "senior official", "ground_rules"),
    ("truce", "A diplomat", "candor"),
    ("Budget", "Three Reform Union lawmakers", "candor"),
    ("Gull Steps", "A man of about fifty", "other"),
    ("ousts", "A senior Unity figure", "none_stated"),
    ("Lanyon", "A former colleague", "declined"),
]
# A name; for each speaker who bears it, how many articles show that one.
SPEAKERS = {
    "Ilse Vanterpool": [5],
    "Hedda Marchetti": [4],
    "Aurelio Strand": [3],
    "Conrad Aske": [2],
    "Petra Aske": [1],
    "Daniel Roake": [1, 1],
    "Ruth Calloway": [1, 1],
    "Cyprian Noll": [2],
    "Roland Feist": [4],
    "Owen Garrity": [2],
    "Adele Quist": [2],
    "Mirelle Santangelo": [3],
    "Moira Pendry": [3],
    "Harold Minch": [2],
    "Ray and Dolores Castle": [2],
    "Abu Dalia": [1, 1],
    "Rana Deeb": [2],
    "Hamid Orsel": [3],
    "Lutfi Amara": [3],
}


@pytest.fixture
def newsroom(work_off: Callable[[], None]) -> None:
    call_command("import_articles", SEEDS, stdout=StringIO())
    work_off()


def test_the_demo_is_read_as_it_was_written(newsroom: None) -> None:
    found = set(found_names(WITHHELD))

    assert [line for line in WITHHELD if line not in found] == []
    assert {name: articles_of(name) for name in SPEAKERS} == SPEAKERS


def found_names(expected: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The lines of a list that withheld names in the current versions bear out."""
    for name in WithheldName.objects.filter(version__current_of__isnull=False).select_related(
        "speaker", "reason", "version__article"
    ):
        appearance = name.version.appearances.get(speaker=name.speaker)
        label = f"{name.speaker.name} {appearance.description}"
        for headline, who, reason in expected:
            if headline in name.version.article.headline and who in label and reason == name.reason.code:
                yield headline, who, reason


def articles_of(name: str) -> list[int]:
    """How many articles show each speaker of a name."""
    speakers = Speaker.objects.filter(name=name)
    return sorted(speaker.appearances.values("version__article").distinct().count() for speaker in speakers)
