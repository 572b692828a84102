"""Deciding in a browser who is who, by keys alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from quotes.models import MergeProposal, Speaker
from tests.e2e.looks import faults

pytestmark = pytest.mark.browser

OpenAs = Callable[..., Page]


@pytest.fixture
def proposals(transactional_db: None) -> list[MergeProposal]:
    """Three pairs, the likeliest first."""
    evidence = [
        {"rule": "role", "weight": 2.5, "words": "both mayor, Vardo"},
        {"rule": "sex", "weight": -3.0, "words": "one is “he”, the other “she”"},
    ]
    made = []
    for number, family in enumerate(("Hartwell", "Garrity", "Montrose")):
        pair = [
            Speaker.objects.create(kind="named", entity="person", name=f"{given} {family}", name_key=f"{given}{family}")
            for given in ("Joan", "J.")
        ]
        made.append(
            MergeProposal.objects.create(first=pair[0], second=pair[1], score=0.9 - number / 10, evidence=evidence)
        )
    return made


def test_pairs_are_decided_undone_and_put_off_by_keys(open_as: OpenAs, proposals: list[MergeProposal]) -> None:
    page = open_as("admin")
    page.goto("/review/merges/")
    first, second, third = (proposal.second for proposal in proposals)

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.locator("#pairs")).to_contain_text("Merged “J. Garrity” into “Joan Garrity”.")
    page.keyboard.press("u")
    expect(page.locator("#pairs")).to_contain_text("Undone.")
    page.keyboard.press("x")
    expect(page.locator("#pairs")).to_contain_text("“Joan Hartwell” and “J. Hartwell” are kept apart.")
    page.keyboard.press("l")
    expect(page.locator("#pairs")).to_contain_text("Put off")

    expect(page.locator(".pair")).to_have_count(2)
    expect(page.locator("#announcer")).to_have_text("Put off, behind all others. 2 pairs left.")
    assert [proposal.second for proposal in MergeProposal.objects.open()] == [third, second]
    assert Speaker.objects.get(pk=first.pk).merged_into is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_about_who_is_who_are_accessible(
    open_as: OpenAs,
    proposals: list[MergeProposal],
    complaints: list[str],
    scheme: str,
) -> None:
    page, pk = open_as("admin", scheme=scheme, width=360), proposals[0].first_id
    addresses = ("/review/merges/", *(f"/speakers/{pk}/{name}" for name in ("merge/?find=h", "split/", "edit/")))

    assert (faults(page, addresses), complaints) == ({}, [])


def test_pairs_are_decided_without_a_script(open_as: OpenAs, proposals: list[MergeProposal]) -> None:
    page = open_as("admin", java_script_enabled=False)
    page.goto("/review/merges/")

    page.get_by_role("button", name="Merge J. Hartwell into Joan Hartwell").click()

    expect(page.locator(".messages")).to_contain_text("Merged “J. Hartwell” into “Joan Hartwell”.")
    expect(page.locator(".pair")).to_have_count(2)
