"""Detection by rules: where source, cue and content stand, and what is no attribution."""

import pytest

from quotes.attribution.components.rules import detect

Printed = tuple[str, str, list[str]]


def printed(text: str) -> list[Printed]:
    """Source, cue and contents of each attribution, as they stand in the text."""

    def words(spans: list[list[int]]) -> str:
        return " ".join(text[start:end] for start, end in spans)

    return [
        (words(a["source"]), words(a["cue"]), [text[start:end] for start, end in a["content"]]) for a in detect(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The dyke holds,” Ms. Vale said.", ("Ms. Vale", "said", ["“The dyke holds,”"]), id="quote, source, cue"
        ),
        pytest.param(
            "“The dyke holds,” said Ilse Vale, the head of the water board in the lower town.",
            ("Ilse Vale, the head of the water board in the lower town", "said", ["“The dyke holds,”"]),
            id="quote, cue, source with role",
        ),
        pytest.param(
            "“We stay here,” Tomas Brandt, a farmer from the valley, said on Friday.",
            ("Tomas Brandt, a farmer from the valley", "said", ["“We stay here,”"]),
            id="apposition before the cue",
        ),
        pytest.param(
            "“We stay here,” said Tomas Brandt, who farms in the valley.",
            ("Tomas Brandt, who farms in the valley", "said", ["“We stay here,”"]),
            id="relative clause in the source",
        ),
        pytest.param(
            'Mr. Brandt said: "We stay here until the water comes."',
            ("Mr. Brandt", "said", ['"We stay here until the water comes."']),
            id="quote after a colon",
        ),
        pytest.param(
            "“The dyke,” he said, “was built by our grandfathers.”",
            ("he", "said", ["“The dyke,”", "“was built by our grandfathers.”"]),
            id="cue between two parts",
        ),
        pytest.param(
            "The dyke will hold, the water board said.",
            ("the water board", "said", ["The dyke will hold"]),
            id="clause first",
        ),
        pytest.param(
            "The dyke will hold, said Ilse Vale, an engineer.",
            ("Ilse Vale, an engineer", "said", ["The dyke will hold"]),
            id="clause, cue, source",
        ),
        pytest.param(
            "The mayor said in a letter on Sunday that the dyke would hold.",
            ("The mayor", "said", ["that the dyke would hold"]),
            id="occasion between cue and clause",
        ),
        pytest.param(
            "However, Mr. Brandt told reporters that he would stay.",
            ("Mr. Brandt", "told", ["that he would stay"]),
            id="listener left out",
        ),
        pytest.param(
            "The dyke was never tested, according to the Royal Society of Engineers.",
            ("the Royal Society of Engineers", "according to", ["The dyke was never tested"]),
            id="according to, behind",
        ),
        pytest.param(
            "According to two people, the dyke was never tested.",
            ("two people", "According to", ["the dyke was never tested"]),
            id="according to, before",
        ),
        pytest.param(
            "She said the plan was a “gift to the builders of the coast.”",
            ("She", "said", ["the plan was a “gift to the builders of the coast.”"]),
            id="mixed",
        ),
        pytest.param(
            "The mayor has repeatedly dismissed any doubt about the dyke.",
            ("The mayor", "has repeatedly dismissed", ["any doubt about the dyke"]),
            id="a thing instead of a clause",
        ),
        pytest.param(
            "PORT ILAVAN, Osmere — The dyke will hold, the mayor said.",
            ("the mayor", "said", ["The dyke will hold"]),
            id="dateline left out",
        ),
    ],
)
def test_attribution_is_found(text: str, expected: Printed) -> None:
    assert printed(text) == [expected]


def test_participle_after_a_clause_shares_its_source() -> None:
    assert printed("Mr. Brandt said he would stay, adding that his cows could swim.") == [
        ("Mr. Brandt", "said", ["he would stay"]),
        ("Mr. Brandt", "adding", ["that his cows could swim"]),
    ]


def test_aside_with_a_cue_of_its_own_is_an_attribution_of_its_own() -> None:
    assert printed("She said that it was a “gift to the builders of the coast,” who she said had paid for it.") == [
        ("She", "said", ["that it was a “gift to the builders of the coast,”"]),
        ("she", "said", ["had paid for it"]),
    ]


def test_carrier_of_what_somebody_said_is_not_its_source() -> None:
    text = "Tomas Brandt claimed that the dyke was never tested, according to a report by the water board."

    assert printed(text) == [("Tomas Brandt", "claimed", ["that the dyke was never tested"])]


def test_quotation_goes_on_after_the_cue_and_in_the_next_paragraphs() -> None:
    text = "“We stay,” said Mr. Brandt. “We always have.\n“My father stayed.”\nIt rained. “A bridge.”"

    assert printed(text) == [("Mr. Brandt", "said", ["“We stay,”", "“We always have.", "“My father stayed.”"])]


def test_quotation_in_the_paragraph_after_a_colon_belongs_to_its_cue() -> None:
    assert printed("Mr. Brandt continued:\n“We have always stayed.”") == [
        ("Mr. Brandt", "continued", ["“We have always stayed.”"])
    ]


def test_two_sentences_have_their_own_sources() -> None:
    assert printed("“It leaks,” she said. “It does not,” Mr. Brandt replied.") == [
        ("she", "said", ["“It leaks,”"]),
        ("Mr. Brandt", "replied", ["“It does not,”"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The report of the water board is long.", id="noun, not verb"),
        pytest.param("The “Old Dyke” was opened again.", id="name in marks"),
        pytest.param("It seems that the rain will stop.", id="nobody's belief"),
        pytest.param("She declined to give her full name.", id="a name withheld"),
        pytest.param("The engineer was told nothing.", id="passive"),
    ],
)
def test_what_is_no_attribution_is_left_alone(text: str) -> None:
    assert detect(text) == []


def test_confidence_is_highest_for_quoted_words() -> None:
    quoted = detect("“The dyke holds,” Ms. Vale said.")
    clause = detect("The mayor said that the dyke would hold.")
    thing = detect("The mayor dismissed any doubt.")

    assert quoted[0]["confidence"] > clause[0]["confidence"] > thing[0]["confidence"]
