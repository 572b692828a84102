"""Two people, or a person and a worker, at the same speakers at the same time."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.models import ArticleVersion
from quotes.identity.locks import hold_identities
from quotes.models import Appearance, Decision, Quote, Speaker
from quotes.services import names, speakers
from quotes.services.events import StaleDecision
from quotes.services.signatures import Signature

pytestmark = pytest.mark.django_db(transaction=True)

Says = Callable[..., Appearance]
WAIT_SECONDS = 20


def test_a_merge_waits_for_a_reading_and_takes_what_it_stored(
    says: Says, person: Callable[[str], User], apart: Callable[..., "Future[Any]"]
) -> None:
    into, other = says().speaker, says(name="Annie Bellwether").speaker
    signed = Signature(by=person("admin"))

    with transaction.atomic():
        hold_identities()
        says(name="Annie Bellwether")
        merge = apart(lambda: speakers.merge_speakers(into, [other], signed=signed))
        assert not merge.done()
    merge.result(WAIT_SECONDS)

    assert {quote.speaker for quote in Quote.objects.all()} == {into}


def test_of_two_people_at_one_speaker_the_second_is_told(
    says: Says, person: Callable[[str], User], apart: Callable[..., "Future[Any]"]
) -> None:
    one, other = says().speaker, says(name="Annie Bellwether").speaker
    signed = Signature(by=person("admin"), seen=0)

    with transaction.atomic():
        names.rename_speaker(other, "Anna Bellwether", signed=signed)
        merge = apart(lambda: speakers.merge_speakers(one, [other], signed=signed))
    with pytest.raises(StaleDecision, match="renamed by admin"):
        merge.result(WAIT_SECONDS)

    assert (Speaker.objects.standing().count(), Decision.objects.count()) == (2, 1)


def test_two_readings_of_one_new_name_make_one_speaker(
    says: Says, store: Callable[..., ArticleVersion], apart: Callable[..., "Future[Any]"]
) -> None:
    with transaction.atomic():
        says(number=1)
        second = apart(lambda: says(number=2))
    second.result(WAIT_SECONDS)

    assert Speaker.objects.filter(name="Ana Bell").count() == 1
