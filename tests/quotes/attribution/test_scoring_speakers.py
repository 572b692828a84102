"""How speakers and withheld names are scored, on cases counted by hand."""

from typing import Any

import pytest

from quotes.attribution.training.scoring_speakers import same_name, score_speakers

TEXT = "“It rains,” Joan Marsh said. An aide, who feared for his job, thinks it pours."
HER = {"source": [[12, 22]], "cue": [[23, 27]], "content": [[0, 11]], "speaker": "S1"}
HIS = {"source": [[29, 36]], "cue": [[62, 68]], "content": [[69, 77]], "speaker": "S2"}
FEAR = {"reason": "retaliation", "trigger": None, "evidence": "who feared for his job"}
MARSH = {"id": "S1", "name": "Joan Marsh", "kind": "named", "entity": "person", "description": None, "withheld": None}
AIDE = {"id": "S2", "name": None, "kind": "anonymous", "entity": "person", "description": "An aide", "withheld": FEAR}
GOLD = {"text": TEXT, "attributions": [HER, HIS], "speakers": [MARSH, AIDE]}


def figures(*speakers: dict[str, Any], attributions: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    found = {"attributions": [HER, HIS] if attributions is None else attributions, "speakers": list(speakers)}
    return score_speakers([(GOLD, found)])


def test_everything_right() -> None:
    assert figures(MARSH, AIDE) == {
        "speaker": {"accuracy": 100, "n": 2},
        "speaker_named": {"accuracy": 100, "n": 1},
        "speaker_direct": {"accuracy": 100, "n": 1},
        "speaker_kind": {"accuracy": 100, "n": 2},
        "speaker_b3": {"p": 100, "r": 100, "f1": 100, "n": 2},
        "withheld": {"p": 100, "r": 100, "f1": 100, "n": 1},
        "withheld_reason": {"accuracy": 100, "n": 1},
        "withheld_evidence": {"accuracy": 100, "n": 1},
        "unexplained": {"p": 0, "r": 0, "f1": 0, "n": 0},
    }


@pytest.mark.parametrize(
    ("speakers", "speaker", "kind"),
    [
        pytest.param([MARSH | {"name": "Marsh"}, AIDE], 100, 100, id="the family name"),
        pytest.param([MARSH | {"name": "Joan"}, AIDE], 50, 100, id="the given name"),
        pytest.param([MARSH | {"name": "Mayor Joan Ellen Marsh"}, AIDE], 100, 100, id="more of the name"),
        pytest.param([MARSH | {"name": "J.M."}, AIDE], 50, 100, id="letters with full stops"),
        pytest.param([MARSH | {"name": "Tom Reed"}, AIDE], 50, 100, id="another name"),
        pytest.param([MARSH, AIDE | {"name": "Tom Reed", "kind": "named"}], 50, 50, id="a name for who has none"),
        pytest.param([MARSH], 50, 50, id="nobody"),
    ],
)
def test_who_speaks(speakers: list[dict[str, Any]], speaker: float, kind: float) -> None:
    found = figures(*speakers)
    assert (found["speaker"]["accuracy"], found["speaker_kind"]["accuracy"]) == (speaker, kind)


def test_what_is_not_found_counts_as_wrong() -> None:
    assert figures(MARSH, AIDE, attributions=[HER])["speaker"] == {"accuracy": 50, "n": 2}


def test_an_unnamed_speaker_is_told_by_the_source() -> None:
    elsewhere = HIS | {"source": [[12, 22]]}
    assert figures(MARSH, AIDE, attributions=[HER, elsewhere])["speaker"] == {"accuracy": 50, "n": 2}


def test_nobody_is_right_where_an_unnamed_speaker_has_no_source() -> None:
    gold = GOLD | {"attributions": [HER, HIS | {"source": []}]}
    for source, right in (([], 100), ([[29, 36]], 50)):
        found = {"attributions": [HER, HIS | {"source": source, "speaker": None}], "speakers": [MARSH]}
        assert score_speakers([(gold, found)])["speaker"]["accuracy"] == right


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("World Health Organization", "WHO", True),
        ("the police of Marlow", "Police of Marlow", True),
        ("Ministry of Health", "Ministry", False),
        ("José Peña", "Mr. Pena", True),
        ("Joan Marsh", None, False),
    ],
)
def test_names_that_call_somebody_the_same(gold: str, found: str | None, same: bool) -> None:  # noqa: FBT001
    assert same_name(gold, found) is same


def test_speakers_taken_for_one_cost_precision_and_one_taken_for_two_recall() -> None:
    one = {"attributions": [HER, HIS | {"speaker": "S1"}], "speakers": [MARSH]}
    two = GOLD | {"attributions": [HER, HIS | {"speaker": "S1"}]}

    assert score_speakers([(GOLD, one)])["speaker_b3"] == {"p": 50, "r": 100, "f1": 66.7, "n": 2}
    assert score_speakers([(two, GOLD)])["speaker_b3"] == {"p": 100, "r": 50, "f1": 66.7, "n": 2}


def test_another_reason_is_a_withheld_name_found_with_the_wrong_reason() -> None:
    found = figures(MARSH, AIDE | {"withheld": FEAR | {"reason": "safety", "evidence": None}})
    assert found["withheld"]["f1"] == 100
    assert (found["withheld_reason"]["accuracy"], found["withheld_evidence"]["accuracy"]) == (0, 0)


def test_what_is_said_and_what_is_not_are_counted_apart() -> None:
    silent = {"reason": "none_stated", "trigger": None, "evidence": None}
    found = figures(MARSH, AIDE | {"withheld": silent})
    assert found["withheld"] == {"p": 0, "r": 0, "f1": 0, "n": 1}
    assert score_speakers([(GOLD | {"speakers": [MARSH, AIDE | {"withheld": silent}]}, GOLD)])["unexplained"]["n"] == 1


def test_a_person_described_and_never_quoted_is_told_by_the_words() -> None:
    other = AIDE | {"id": "P9", "withheld": FEAR | {"evidence": "feared for his job"}}
    assert figures(MARSH, other, attributions=[HER])["withheld"]["f1"] == 100


def test_gold_without_speakers_has_no_such_figures() -> None:
    assert score_speakers([({"text": TEXT, "attributions": [HER]}, GOLD)]) == {}
