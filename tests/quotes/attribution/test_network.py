"""The trained component as shipped: exact, the same however texts are batched, and good enough to ship."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from quotes.attribution.components.network import Network
from quotes.attribution.components.quotation_marks import quoted_spans
from quotes.attribution.pipeline import TRAINED, load_pipeline, read, read_many
from tests.quotes.attribution.test_properties import spans_of

pytestmark = pytest.mark.model

ARTICLE = """Harbour bridge to stay shut until spring

PORT ILAVAN — The harbour bridge will not open before April, Mayor Ilse Vale said on Monday.

“We found rust in every second beam,” said Tomas Brandt, the city's chief engineer. “Nobody expected that.”

According to a report by the Water Board, the repairs will cost 4 million crowns.

Shop owners fear that customers will stay away.

"It is a disaster," Vale's rival Oren Pask told reporters.
"""
FAR_AWAY = "\n\n" + "Rain fell on the lower town all day, and the ferries stayed in port. " * 12

FRAGMENTS = st.sampled_from(
    ["“", "”", '"', "''", "``", "«", "»", "‘", "’", ",", ".", "\n\n", "said", "Ilse Vale", "according to", "that", "he",
     "the dyke holds", "\u00ad", "\u00a0", "👩\u200d🚒", "عمر", "e\u0301", "Q:", "A:", "RAIN"]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS, max_size=50).map(" ".join) | st.text(max_size=200)
SOME = settings(deadline=None, max_examples=settings().max_examples * 2 // 5)
FEW = settings(deadline=None, max_examples=settings().max_examples // 10)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="module")
def network(nlp: Language) -> Network:
    component = nlp.get_pipe("network")
    assert isinstance(component, Network)
    return component


def words(text: str, attributions: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [
        tuple(" … ".join(text[a:b] for a, b in one[part]) for part in ("source", "cue", "content"))  # type: ignore[misc]
        for one in attributions
    ]


def test_article_is_read(network: Network) -> None:
    assert words(ARTICLE, network.detect(ARTICLE).attributions) == [
        ("Mayor Ilse Vale", "said", "The harbour bridge will not open before April"),
        (
            "Tomas Brandt, the city's chief engineer",
            "said",
            "“We found rust in every second beam,” … “Nobody expected that.”",
        ),
        ("a report by the Water Board", "According to", "the repairs will cost 4 million crowns"),
        ("Shop owners", "fear", "that customers will stay away"),
        ("Vale's rival Oren Pask", "told", '"It is a disaster,"'),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "“The engineers say the dyke will not hold another winter,” Mayor Ilse Vale told the council.",
            ["Mayor Ilse Vale", "The engineers"],
            id="somebody else's words within a quotation",
        ),
        pytest.param(
            "“I think the dyke will hold another winter,” Mayor Ilse Vale told the council.",
            ["Mayor Ilse Vale"],
            id="the speaker's own within it",
        ),
        pytest.param(
            "Mayor Ilse Vale said the engineers believe that the dyke will not hold another winter.",
            ["Mayor Ilse Vale"],
            id="within prose",
        ),
        pytest.param(
            "“Nobody told us anything,” said Tomas Brandt, a fisherman.\n\n"
            "The life of Lena Maar, a baker, is harder. “I get up at three. I sell nothing.”",
            ["Tomas Brandt, a fisherman"],
            id="a later paragraph's quotation is not carried over",
        ),
        pytest.param(
            "Mr. Pask also appeared to reject the idea of a ferry.", ["Mr. Pask"], id="directly before its cue"
        ),
    ],
)
def test_sources(network: Network, text: str, found: list[str]) -> None:
    assert [source for source, _, _ in words(text, network.detect(text).attributions)] == found


def test_people_are_entities(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    assert {"Ilse Vale", "Tomas Brandt", "Oren Pask"} <= {e.text for e in doc.ents if e.label_ == "PERSON"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "a", "''", "\u00ad", "👩\u200d🚒"])
def test_odd_texts_are_read(network: Network, text: str) -> None:
    assert network.detect(text).attributions == []


@SOME
@given(text=TEXTS)
def test_spans_stand_in_the_text(network: Network, text: str) -> None:
    for one in network.detect(text).attributions:
        spans = [span for part in ("source", "cue", "content") for span in one[part]]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(text[a:b] == text[a:b].strip() for a, b in spans)
        assert one["content"]
        assert 0 <= one["confidence"] <= 1


@SOME
@given(text=TEXTS)
def test_every_span_read_from_a_text_lies_in_it_and_what_is_direct_stands_inside_marks(
    nlp: Language, text: str
) -> None:
    reading = read(nlp, text)
    inside = {at for passage in quoted_spans(text) for at in range(*passage.outer)}
    direct = [span for a in reading.attributions if a.form == "direct" for span in a.content]

    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    assert all(at in inside for span in direct for at in range(*span) if text[at].isalnum())


@FEW
@given(text=TEXTS, added=TEXTS)
def test_text_far_below_changes_nothing(network: Network, text: str, added: str) -> None:
    alone = network.detect(text + FAR_AWAY * 2).attributions
    longer = network.detect(text + FAR_AWAY * 2 + added).attributions
    assert longer[: len(alone)] == alone


@FEW
@given(texts=st.lists(TEXTS, max_size=4), batch_size=st.integers(1, 4))
def test_what_is_read_never_depends_on_the_texts_beside_it(nlp: Language, texts: list[str], batch_size: int) -> None:
    assert list(read_many(nlp, texts, batch_size)) == [read(nlp, text) for text in texts]


@pytest.mark.parametrize("threads", [1, 3])
def test_threads_change_nothing(network: Network, threads: int) -> None:
    other = Network(**network.settings | {"threads": threads}).from_bytes(network.to_bytes())
    assert other.detect(ARTICLE * 3) == network.detect(ARTICLE * 3)


@pytest.mark.parametrize("batch_size", [1, 2, 7])
def test_batches_change_nothing(nlp: Language, batch_size: int) -> None:
    texts = [ARTICLE, "", ARTICLE[:200], FAR_AWAY, ARTICLE.upper(), ARTICLE]
    alone = [plain(nlp(text)) for text in texts]
    assert [plain(doc) for doc in nlp.pipe(texts, batch_size=batch_size)] == alone


def test_given_attributions_are_kept(nlp: Language) -> None:
    doc = nlp.make_doc(ARTICLE)
    doc._.given = True
    doc._.attributions = [{"source": [], "cue": [], "content": [[0, 14]]}]
    assert [one["content"] for one in nlp(doc)._.attributions] == [[[0, 14]]]


def test_round_trips(network: Network, tmp_path: Path) -> None:
    found = network.detect(ARTICLE)
    network.to_disk(tmp_path)
    assert empty(network).from_disk(tmp_path).detect(ARTICLE) == found
    assert empty(network).from_bytes(network.to_bytes()).detect(ARTICLE) == found


def test_folder_is_small_enough() -> None:
    assert sum(file.stat().st_size for file in TRAINED.rglob("*") if file.is_file()) <= 40_000_000


def plain(doc: Doc) -> tuple[list[dict[str, Any]], list[tuple[int, int, str]]]:
    return doc._.attributions, [(e.start_char, e.end_char, e.label_) for e in doc.ents]


def empty(network: Network) -> Network:
    return Network(**network.settings)
