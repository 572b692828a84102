"""What holds for any text whatever."""

from time import process_time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.components.rules import detect
from quotes.attribution.pipeline import build_rules_pipeline, read, read_given
from quotes.attribution.results import Reading, Span

NLP: Language = build_rules_pipeline()

MARKS = ["“", "”", '"', "'", "‘", "’", "''", "``", "«", "»", "„", ",", ".", "?", "!", ":", ";", " — ", "(", ")", "'s"]
CUES = ["said", "says", "adding", "according to", "told", "that", "who", "spoke on condition of anonymity"]
SOURCES = ["he", "they", "Ilse Vale", "Mr. Brandt", "the mayor", "a person familiar with the matter", ", an engineer,"]
OTHERS = ["on Friday", "because she feared for her job", "The dyke holds", "it leaks", "the Water Board (W.B.)", "Dr."]
ODDITIES = ["\n", "\n\n", "\u00ad", "\u00a0", "👩\u200d🚒", "عمر", "e\u0301", "3.5%", "Q:", "A:"]

FRAGMENTS = st.sampled_from(MARKS + CUES + SOURCES + OTHERS + ODDITIES)
NEWSLIKE = st.lists(st.tuples(FRAGMENTS, st.sampled_from(["", " "])), max_size=60).map(
    lambda parts: "".join(fragment + blank for fragment, blank in parts)
)
TEXTS = NEWSLIKE | st.text(max_size=200)

# Longer than a quotation over line breaks can reach.
FAR_AWAY = "\n" + "Rain fell on the lower town all day.\n" * 100


def spans_of(reading: Reading) -> list[Span]:
    spans = [span for a in reading.attributions for span in (*a.source, *a.cue, *a.content)]
    spans += [span for a in reading.attributions for span in (a.label, a.via) if span is not None]
    spans += [a.resolution.antecedent for a in reading.attributions if a.resolution and a.resolution.antecedent]
    spans += [span for speaker in reading.speakers for span in speaker.mentions]
    spans += [speaker.description for speaker in reading.speakers if speaker.description]
    held = [speaker.withheld for speaker in reading.speakers if speaker.withheld]
    return spans + [span for withheld in held for span in (withheld.trigger, withheld.evidence) if span is not None]


@given(text=TEXTS)
def test_text_is_kept_to_the_character(text: str) -> None:
    assert NLP.make_doc(text).text == text


@settings(deadline=None)
@given(text=TEXTS)
@example(text="according to, an engineer,")
def test_every_span_lies_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in spans_of(read(NLP, text)))


@settings(deadline=None)
@given(text=TEXTS)
def test_attributions_stand_in_text_order_and_report_something(text: str) -> None:
    contents = [attribution.content for attribution in read(NLP, text).attributions]

    assert contents == sorted(contents)
    assert all(content and list(content) == sorted(content) for content in contents)


@settings(deadline=None)
@given(text=TEXTS)
def test_attributions_refer_to_speakers_that_are_listed(text: str) -> None:
    reading = read(NLP, text)
    keys = [speaker.id for speaker in reading.speakers]

    assert len(set(keys)) == len(keys)
    assert {a.speaker for a in reading.attributions} - {None} <= set(keys)


@settings(deadline=None)
@given(text=TEXTS)
def test_all_words_of_a_direct_quote_stand_inside_marks(text: str) -> None:
    inside = {at for passage in quoted_spans(text) for at in range(*passage.outer)}
    direct = [a for a in read(NLP, text).attributions if a.form == "direct"]

    assert all(at in inside for a in direct for span in a.content for at in range(*span) if text[at].isalnum())


@given(text=TEXTS)
def test_passages_in_marks_are_apart_and_in_text_order(text: str) -> None:
    passages = quoted_spans(text)
    bounds = [bound for passage in passages for bound in passage.outer]

    assert bounds == sorted(bounds)
    assert all(p.outer[0] <= p.inner[0] < p.inner[1] <= p.outer[1] <= len(text) for p in passages)


@pytest.mark.parametrize(
    "words",
    ["Aa" * 700, "AA" * 700, "'" * 1400, "al-Aa" * 280, "like a " * 200, "and had " * 175, "Aa. " * 350, "( " * 700],
    ids=["capitals", "all capitals", "apostrophes", "particles", "like", "auxiliaries", "abbreviations", "brackets"],
)
def test_no_sentence_costs_more_than_its_length(words: str) -> None:
    said = f"{words}, who asked not to be named because {words}, said so."
    started = process_time()

    read_given(NLP, said, [{"source": [[0, len(words)]], "cue": [], "content": [[len(said) - 3, len(said) - 1]]}])

    assert process_time() - started < 2


@settings(deadline=None)
@given(text=TEXTS, added=TEXTS)
def test_text_added_far_away_changes_nothing_that_was_found(text: str, added: str) -> None:
    def before(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [attribution for attribution in found if attribution["content"][-1][1] <= len(text)]

    assert before(detect(text + FAR_AWAY + added)) == before(detect(text + FAR_AWAY))


@settings(deadline=None)
@given(text=TEXTS.filter(len), data=st.data())
def test_given_spans_come_back_as_they_were(text: str, data: st.DataObject) -> None:
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    spans = st.lists(bounds, max_size=2)
    given_ones = data.draw(
        st.lists(
            st.fixed_dictionaries({"source": spans, "cue": spans, "content": st.lists(bounds, min_size=1)}), max_size=3
        )
    )

    found = [
        {"source": a["source"], "cue": a["cue"], "content": a["content"]}
        for a in read_given(NLP, text, given_ones).to_json()["attributions"]
    ]

    assert found == given_ones
