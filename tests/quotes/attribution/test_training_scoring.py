"""The measures, on cases counted by hand."""

from typing import Any

import pytest

from quotes.attribution.training.calibration import crossed, fit
from quotes.attribution.training.scoring import calibration_error, correct, reliability, reliability_plot, score

TEXT = "“It rains,” she said. He thinks it pours."
SHE = {"source": [[12, 15]], "cue": [[16, 20]], "content": [[0, 11]]}
HE = {"source": [[22, 24]], "cue": [[25, 31]], "content": [[32, 40]]}


def test_everything_right() -> None:
    figures = score([(TEXT, [SHE, HE], [HE, SHE])])
    assert {name: f["f1"] for name, f in figures.items() if "f1" in f} == dict.fromkeys(
        figures.keys() - {"direct"}, 100
    )
    assert figures["direct"] == {"found": 100, "found_and_source": 100, "n": 1}


def test_wrong_source_and_missing_attribution() -> None:
    figures = score([(TEXT, [SHE, HE], [SHE | {"source": HE["source"]}])])
    assert figures["attribution"] == {"p": 0, "r": 0, "f1": 0, "n": 2}
    assert figures["content_span_exact"] == {"p": 100, "r": 50, "f1": 66.7, "n": 2}
    assert figures["direct"] == {"found": 100, "found_and_source": 0, "n": 1}


def test_marks_at_the_ends_do_not_count_against_an_exact_attribution() -> None:
    without = SHE | {"content": [[1, 9]]}
    assert score([(TEXT, [SHE], [without])])["attribution_exact"]["f1"] == 100
    assert score([(TEXT, [SHE], [without])])["content_span_exact"]["f1"] == 0


def test_forms_are_scored_of_what_was_found_where_the_gold_has_them() -> None:
    gold, found = [SHE | {"form": "direct"}, HE | {"form": "indirect"}], [SHE | {"form": "mixed"}]
    assert score([(TEXT, gold, found)])["form"] == {"accuracy": 0, "n": 1}
    assert score([(TEXT, gold, gold)])["form"] == {"accuracy": 100, "n": 2}
    assert score([(TEXT, gold, [])])["form"] == {"accuracy": 0, "n": 0}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param([SHE, SHE], [False, True], id="the same twice"),
        pytest.param([SHE | {"source": []}], [False], id="no source"),
        pytest.param([SHE | {"content": [[0, 4]]}], [False], id="too little of it"),
    ],
)
def test_which_are_right(found: list[dict[str, Any]], right: list[bool]) -> None:
    assert sorted(correct([SHE], found, TEXT)) == sorted(right)


def test_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([0.95, 0.05], [False, False]) == pytest.approx(0.5)


def test_confidence_is_learned() -> None:
    features = [[float(i % 2), 1.0] for i in range(200)]
    right = [bool(i % 2) if i % 10 else not i % 2 for i in range(200)]
    weights = fit(features, right)
    assert weights[0] > 1
    assert calibration_error(crossed(features, right, [i // 10 for i in range(200)]), right) < 0.08


def test_reliability_is_plotted() -> None:
    table = reliability([0.2, 0.2, 0.9, 0.9], [False, True, True, True])
    assert reliability_plot(table, width=10) == (
        "confidence  right     n\n      0.20   0.50     2  ██│██·····\n      0.90   1.00     2  █████████│"
    )
