"""Files become articles; what can't be read is named, and the rest goes on."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.importers import Imported, Refused, articles_in

PAGE = """<html><head><title>Ferry stays in port</title><meta name="author" content="Ada Quill"></head>
<body><nav>Home News Sport</nav><article><h1>Ferry stays in port</h1>
<p>The ferry between the two islands stayed in port on Monday because of the wind, the company said.</p>
<p>“Nobody sails into that,” said the captain, Ines Vold, who has run the line for eleven years.</p>
<p>Passengers were offered a bus to the bridge, forty kilometres north, and a voucher for another day.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_text_with_a_header(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(
        "Outlet: The Skerry Post\nHeadline: Ferry stays in port\nByline: Ada Quill\n"
        "Published: 2026-03-01T09:00:00+00:00\nFiction: yes\n\nThe ferry stayed in port.\n\n“Wind,” she said.\n"
    )

    [found] = articles_in(path, outlet="Unknown")

    assert isinstance(found, Imported)
    assert found.body == "The ferry stayed in port.\n\n“Wind,” she said."
    assert (found.details.outlet, found.details.byline, found.details.fiction) == ("The Skerry Post", "Ada Quill", True)
    assert found.details.published_at == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_text_without_a_header_takes_its_first_line_for_headline(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("Ferry stays in port\n\nNote: it was the wind.")

    [found] = articles_in(path, outlet="The Skerry Post")

    assert isinstance(found, Imported)
    assert (found.details.headline, found.details.external_id) == ("Ferry stays in port", "ferry")


def test_html_page_without_what_surrounds_the_article(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(PAGE)

    [found] = articles_in(path, outlet="The Skerry Post")

    assert isinstance(found, Imported)
    assert found.details.headline == "Ferry stays in port"
    assert found.body.startswith("The ferry between the two islands")
    assert found.body.endswith("another day.")


def test_json_lines_go_on_past_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    lines = [
        json.dumps({"id": "1", "text": "One.", "outlet": "X"}),
        "{oops",
        json.dumps({"no": "text"}),
        '{"text": ""}',
    ]
    path.write_text("\n".join([*lines, json.dumps({"id": "5", "text": "Five."})]))

    found = list(articles_in(path, outlet="The Skerry Post"))

    assert [type(one) for one in found] == [Imported, Refused, Refused, Refused, Imported]
    assert [one.origin.rpartition(" ")[2] for one in found] == ["1", "2", "3", "4", "5"]


def test_folder_goes_on_past_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "b.txt").write_text("Published: not a day\n\nThe body.")
    (tmp_path / "c.txt").write_text("The body.")
    (tmp_path / "d.pdf").write_bytes(b"%PDF")

    found = list(articles_in(tmp_path, outlet="The Skerry Post"))

    assert [type(one) for one in found] == [Refused, Refused, Imported]
    assert isinstance(found[1], Refused)
    assert "“not a day” is not a date" in found[1].why


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "article.pdf"
    path.write_bytes(b"%PDF")

    assert list(articles_in(path, outlet="X")) == [
        Refused(str(path), "Only .txt, .html, .htm, .jsonl files can be read.")
    ]


def test_a_header_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(b"Headline: Ferry stays in port\r\nOutlet: The Skerry Post\r\n\r\nIt was the wind.\r\n")

    [found] = articles_in(path, outlet="Unknown")

    assert isinstance(found, Imported)
    assert (found.details.headline, found.body) == ("Ferry stays in port", "It was the wind.")


def test_a_line_of_json_may_hold_other_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps({"text": "One.\u2028Two.\x85Three."}, ensure_ascii=False))

    [found] = articles_in(path, outlet="The Skerry Post")

    assert isinstance(found, Imported)
    assert found.body == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (f"Section: {'x' * 101}", "Section has 101 characters; at most 100"),
        ("URL: javascript:alert(1)", "is no web address"),
        ("Published: 2026-03-02\nUpdated: 2026-03-01", "updated before it was published"),
    ],
    ids=["too long", "no address", "dates"],
)
def test_what_can_not_be_stored_is_refused_with_the_reason(tmp_path: Path, header: str, why: str) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(f"{header}\n\nIt was the wind.")

    [found] = articles_in(path, outlet="The Skerry Post")

    assert isinstance(found, Refused)
    assert why in found.why


def test_an_address_in_a_page_that_is_none_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_text(PAGE.replace("<meta", '<link rel="canonical" href="javascript:alert(1)"><meta'))

    [found] = articles_in(path, outlet="The Skerry Post")

    assert isinstance(found, Imported)
    assert found.details.url == ""
