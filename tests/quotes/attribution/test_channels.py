"""Channel and carrier of attributions given by hand."""

import re
from typing import Any

import pytest

from quotes.attribution.components.channels import find_carriers
from quotes.attribution.results import CHANNELS

_MARKED = re.compile(r"\{(?P<part>source|cue|content):(?P<words>[^}]*)\}")


def read_marked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """Text and attributions of "{content:It rained}, {source:she} {cue:said}."; a line is an attribution."""
    text, attributions = "", []
    for line in marked.split("\n"):
        parts: dict[str, Any] = {"source": [], "cue": [], "content": []}
        at = 0
        for found in _MARKED.finditer(line):
            text += line[at : found.start()]
            parts[found["part"]].append([len(text), len(text) + len(found["words"])])
            text += found["words"]
            at = found.end()
        text += line[at:] + "\n"
        attributions.append(parts)
    return text, attributions


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        ("{content:It rained}, {source:Vera Holm} {cue:said} in a statement.", "statement"),
        ("In a written statement, {source:Vera Holm} {cue:said} {content:it rained}.", "statement"),
        ("In a letter to the board, {source:Vera Holm} {cue:wrote} {content:it rained}.", "letter"),
        ("{content:It rained}, {source:Vera Holm} {cue:said} in an email.", "email"),
        ("{content:It rained}, {source:Vera Holm} {cue:said} by telephone.", "phone"),
        ("{content:It rained}, {source:Vera Holm} {cue:wrote} in a text message.", "text message"),
        ("{content:It rained}, {source:Vera Holm} {cue:wrote} on Facebook.", "social media"),
        ("{content:It rained}, {source:Vera Holm} {cue:tweeted} on Monday.", "social media"),
        ("In a post on X, {source:Vera Holm} {cue:said} {content:it rained}.", "social media"),
        ("{source:Vera Holm} {cue:wrote} on her X handle {content:it rained}.", "social media"),
        ("{source:Vera Holm} {cue:said} in an exclusive chat with the Gull {content:it rained}.", "interview"),
        ("{content:It rained}, {source:Vera Holm} {cue:said} on WhatsApp.", "WhatsApp"),
        ("{source:Vera Holm} {cue:told} reporters {content:it rained}.", "news conference"),
        ("At a news conference, {source:Vera Holm} {cue:said} {content:it rained}.", "news conference"),
        ("{source:Vera Holm} {cue:told} the court {content:it rained}.", "testimony"),
        ("{source:Vera Holm} {cue:testified} that {content:it rained}.", "testimony"),
        ("In an affidavit, {source:Vera Holm} {cue:said} {content:it rained}.", "court filing"),
        ("{source:Vera Holm} {cue:said} on state television that {content:it rained}.", "broadcast"),
        ("In a telephone interview, {source:Vera Holm} {cue:said} {content:it rained}.", "interview"),
        ("In a report by her office, {source:Vera Holm} {cue:said} {content:it rained}.", "report"),
        ("According to a leaked memo, {source:Vera Holm} {cue:said} {content:it rained}.", "leaked document"),
        ("{source:Vera Holm} {cue:said} {content:it rained}.", None),
        ("{source:Vera Holm} {cue:said} {content:the letter on Facebook was an email}.", None),
        ("A statement followed. {source:Vera Holm} {cue:said} {content:it rained}.", None),
    ],
)
def test_channel_is_read_from_the_sentence_without_its_content(marked: str, channel: str | None) -> None:
    text, attributions = read_marked(marked)

    [found] = find_carriers(text, attributions)

    assert found[0] == channel
    assert channel is None or channel in CHANNELS


def test_a_source_goes_on_in_the_channel_it_spoke_before() -> None:
    text, attributions = read_marked(
        "In a statement, {source:Vera Holm} {cue:said} {content:it rained}.\n"
        "{content:It poured}, {source:she} {cue:added}.\n"
        "{source:Paul Reiter} {cue:said} {content:it was dry}.\n"
        "{source:Ms. Holm} {cue:said} {content:it hailed}."
    )

    assert [channel for channel, _ in find_carriers(text, attributions)] == [
        "statement",
        "statement",
        None,
        "statement",
    ]


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        (
            "{source:Vera Holm} {cue:said} {content:it rained}, according to a report by the Coast News Agency.",
            "a report by the Coast News Agency",
        ),
        ("{source:Vera Holm} {cue:said} {content:it rained}, state media reported.", "state media"),
        ("{source:State media} {cue:reported} {content:it rained}.", None),
        ("Local media {cue:reported} {source:Vera Holm} as saying {content:it rained}.", "Local media"),
        ("{source:Vera Holm} {cue:said}, Radio Coast reported, {content:it rained}.", "Radio Coast"),
        (
            "According to the state news agency COSTA, {source:Vera Holm} {cue:said} {content:it rained}.",
            "the state news agency COSTA",
        ),
        ("{source:Vera Holm} {cue:said} {content:it rained}.", None),
    ],
)
def test_via_is_the_carrier_at_second_hand(marked: str, via: str | None) -> None:
    text, attributions = read_marked(marked)

    [(_, span)] = find_carriers(text, attributions)

    assert (text[slice(*span)] if span else None) == via
