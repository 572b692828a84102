"""The same words in several articles: found one article at a time, whichever comes first; copies count once."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from articles.models import ArticleVersion
from quotes.attribution.results import Reading, reading_from_plain
from quotes.models import Quote, TextSignature, Wording
from quotes.services.quotes import reject_quote
from quotes.upkeep import catch_up

Read = Callable[..., ArticleVersion]
WORDS = "“We never sold the old harbour bridge to anybody,”"
FILLER = (
    "The bridge over the harbour has been closed since the storm in the second week of May, and the ferry that took "
    "its place sails twice a day when the captain is well and the engine starts at the first attempt of the morning."
)


def reading(words: str, *, speaker: str = "Ana Bell", filler: str = "") -> Reading:
    """One direct quote; `filler` is a paragraph beside it."""
    text = f"{words} said {speaker}.\n\n{filler or speaker + ' left.'}"
    end = len(words)
    source = [[end + 6, end + 6 + len(speaker)]]
    return reading_from_plain(
        text,
        [
            {
                "source": source,
                "cue": [[end + 1, end + 5]],
                "content": [[0, end]],
                "form": "direct",
                "speaker": "S1",
                "confidence": 0.9,
            }
        ],
        [{"id": "S1", "name": speaker, "kind": "named", "entity": "person", "mentions": source}],
    )


def groups() -> list[set[str]]:
    """The contents of the quotes that have company, by group."""
    found: dict[int | None, set[str]] = {}
    for wording in Wording.objects.filter(group__isnull=False).select_related("quote"):
        found.setdefault(wording.group, set()).add(wording.quote.content)
    return list(found.values())


def test_versions_of_one_quotation_form_a_group(read: Read) -> None:
    read(found=reading(WORDS))
    read(found=reading("“Nothing of that kind happened in the town hall,”"))
    catch_up()
    read(found=reading("“We never sold the old harbor bridge to anybody else,”"))
    read(found=reading("“We sold the old harbour bridge to anybody who paid,”", speaker="Ida Malm"))
    catch_up()

    (found,) = groups()
    assert found == {
        WORDS,
        "“We never sold the old harbor bridge to anybody else,”",
        "“We sold the old harbour bridge to anybody who paid,”",
    }


def test_a_quotation_that_links_two_groups_joins_them(read: Read) -> None:
    read(found=reading("“The ferry sails on Monday whatever the weather does,”"))
    read(found=reading("“Nobody on the harbour board will ever pay that fine,”"))
    catch_up()
    assert groups() == []
    read(found=reading("“The ferry sails on Monday whatever the weather does. Nobody on the harbour board will pay,”"))
    catch_up()

    (found,) = groups()
    assert len(found) == 3


@pytest.mark.parametrize("order", [(1, 2), (2, 1)], ids=["wire first", "reprint first"])
def test_reprinted_text_counts_once_whichever_is_read_first(read: Read, order: tuple[int, int]) -> None:
    for day in order:
        read(
            found=reading(WORDS, filler=FILLER),
            headline=f"Day {day}",
            external_id=str(day),
            published_at=datetime(2026, 3, day, tzinfo=UTC),
        )
    catch_up()

    (counted,) = Quote.objects.counted_once()
    (copy,) = Wording.objects.exclude(copy_of=None)
    assert (counted.version.article.headline, copy.copy_of, copy.quote.version.article.headline) == (
        "Day 1",
        counted,
        "Day 2",
    )


def test_the_same_words_in_an_article_of_its_own_count_twice(read: Read) -> None:
    read(found=reading(WORDS, filler=FILLER))
    read(found=reading(WORDS))
    catch_up()

    assert (len(groups()), Quote.objects.counted_once().count()) == (1, 2)


def test_a_reprint_that_gives_the_words_to_somebody_else_is_no_copy(read: Read) -> None:
    read(found=reading(WORDS, filler=FILLER))
    read(found=reading(WORDS, filler=FILLER, speaker="Ida Malm"), outlet="The Skerry Post")
    catch_up()

    assert (len(groups()), Quote.objects.counted_once().count()) == (1, 2)


def test_catching_up_twice_changes_nothing(read: Read) -> None:
    for _ in range(2):
        read(found=reading(WORDS, filler=FILLER), external_id="same")
        read(found=reading(WORDS, filler=FILLER), external_id="other")
        catch_up()
    before = list(Wording.objects.values_list("quote", "group", "copy_of"))

    catch_up()

    assert list(Wording.objects.values_list("quote", "group", "copy_of")) == before
    assert Wording.objects.exclude(copy_of=None).count() == 1


def test_old_versions_and_rejected_quotes_are_left_out(read: Read, person: Callable[..., object]) -> None:
    read(found=reading(WORDS), external_id="one")
    later = read(" More.", found=reading(WORDS), external_id="one")
    other = read(found=reading(WORDS, speaker="Ida Malm"), external_id="two")
    catch_up()
    assert set(Wording.objects.values_list("quote__version", flat=True)) == {later.pk, other.pk}
    assert set(TextSignature.objects.values_list("version", flat=True)) == {later.pk, other.pk}

    reject_quote(other.quotes.get(), by=person("reviewer"))  # type: ignore[arg-type]
    catch_up()

    assert set(Wording.objects.values_list("quote__version", flat=True)) == {later.pk}
