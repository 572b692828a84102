"""`manage.py attribute`, run as a person or a program runs it: in a process of its own, without a database."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

STORY = "“The dyke holds,” said Ilse Vale, an engineer.\nNobody answered, according to two people.\n"

pytestmark = pytest.mark.model


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command: `run("--jsonl", lines=b"...")`; no database can be reached from it."""
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "COLUMNS": "60"}

    def attribute(*arguments: str | Path, lines: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, settings.BASE_DIR / "manage.py", "attribute", *arguments],
            input=lines,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, **nowhere},
            timeout=120,
        )

    return attribute


def lines_of(*values: Any) -> bytes:
    return b"".join(value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n" for value in values)


def test_files_are_printed_for_a_person(run: Run, tmp_path: Path) -> None:
    story, empty = tmp_path / "story.txt", tmp_path / "empty.txt"
    story.write_text(STORY, encoding="utf-8-sig")
    empty.write_text("")

    done = run(story, empty)

    printed = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Ilse Vale\n  an engineer\n  - “The dyke holds,”\n    said Ilse Vale" in printed
    assert "Two people\n  anonymous, group\n  - Nobody answered\n    according to two people" in printed
    assert "Names withheld\n  - Two people: nothing said about why (none_stated)" in printed
    assert "empty.txt: the text is empty" in printed
    assert "\x1b" not in printed
    assert max(map(len, printed.splitlines())) <= 60


def test_files_that_cannot_be_read_are_named_and_the_others_printed(run: Run, tmp_path: Path) -> None:
    story, latin = tmp_path / "story.txt", tmp_path / "latin.txt"
    story.write_text(STORY)
    latin.write_bytes("Müßig".encode("latin-1"))

    done = run(latin, "missing.txt", tmp_path, story)

    errors = done.stderr.decode()
    assert done.returncode == 1
    assert f"{latin}: not UTF-8 text (byte 1)" in errors
    assert "missing.txt: No such file or directory" in errors
    assert f"{tmp_path}: Is a directory" in errors
    assert "3 of 4 files could not be read." in errors
    assert b"Ilse Vale" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "Name one or more files", id="nothing to read"),
        pytest.param(["--jsonl", "story.txt"], "Name one or more files", id="both ways at once"),
        pytest.param(["--given", "story.txt"], "--given needs --jsonl", id="given for files"),
    ],
)
def test_wrong_arguments_are_refused(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("attribute", *arguments)


def test_jsonl_answers_every_line_in_order_and_reports_the_bad_ones(run: Run) -> None:
    article = {"id": "story", "text": STORY}

    done = run(
        "--jsonl",
        lines=lines_of(
            article,
            b"not json\n",
            b'{"id": "bytes", "text": "\xff"}\n',
            ["a list"],
            {"id": "no text"},
            {"id": 7, "text": "number"},
            {"id": "empty", "text": ""},
            {"id": "\ud800", "text": "\ud800"},
            article | {"id": "last"},
        ).rstrip(),
    )

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == [
        "story", None, None, None, "no text", 7, "empty", "\ud800", "last",
    ]  # fmt: skip
    assert [set(answer) - {"id"} for answer in answers[1:6]] == [{"error"}] * 5
    assert answers[6] == {"id": "empty", "attributions": [], "speakers": []}
    assert answers[8] == answers[0] | {"id": "last"}
    assert "line 2: not JSON" in done.stderr.decode()
    assert "5 of 9 lines could not be read." in done.stderr.decode()


def test_jsonl_line_has_the_fields_of_the_contract(run: Run) -> None:
    done = run("--jsonl", lines=lines_of({"id": "story", "text": STORY, "publisher": "ignored"}))

    answer = json.loads(done.stdout)
    quote, hearsay = answer["attributions"]
    assert done.returncode == 0
    assert quote == {
        "source": [[23, 45]],
        "cue": [[18, 22]],
        "content": [[0, 17]],
        "form": "direct",
        "stance": "statement",
        "speaker": answer["speakers"][0]["id"],
        "channel": None,
        "via": None,
        "confidence": quote["confidence"],
    }
    assert 0 < quote["confidence"] <= 1
    assert [STORY[start:end] for start, end in hearsay["content"]] == ["Nobody answered"]
    assert answer["speakers"] == [
        {
            "id": quote["speaker"],
            "name": "Ilse Vale",
            "kind": "named",
            "entity": "person",
            "description": "an engineer",
            "withheld": None,
        },
        {
            "id": hearsay["speaker"],
            "name": None,
            "kind": "anonymous",
            "entity": "group",
            "description": "two people",
            "withheld": {"reason": "none_stated", "trigger": None, "evidence": None},
        },
    ]


def test_given_attributions_are_taken_as_found_and_checked(run: Run) -> None:
    def article(*attributions: Any) -> dict[str, Any]:
        return {"id": "story", "text": STORY, "attributions": list(attributions)}

    done = run(
        "--jsonl",
        "--given",
        lines=lines_of(
            article({"source": [[23, 45]], "content": [[4, 17]]}),
            article({"source": [[23, 45]], "content": []}),
            article({"content": [[4, 1000]]}),
            article({"content": [[4, True]]}),
            article("nonsense"),
            {"id": "story", "text": STORY},
            article(),
        ),
    )

    first, *bad, nothing = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [(a["source"], a["cue"], a["content"]) for a in first["attributions"]] == [([[23, 45]], [], [[4, 17]])]
    assert first["speakers"][0]["name"] == "Ilse Vale"
    assert [set(answer) for answer in bad] == [{"id", "error"}] * 5
    assert nothing["attributions"] == []


def test_jsonl_answers_a_line_before_the_next_one_comes(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, settings.BASE_DIR / "manage.py", "attribute", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for key in ("first", "second"):
            process.stdin.write(lines_of({"id": key, "text": STORY}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == key
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, settings.BASE_DIR / "manage.py", "attribute", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(lines_of({"id": "story", "text": STORY}))
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_help_shows_both_uses_without_loading_the_pipeline(run: Run) -> None:
    done = run("--help")

    assert done.returncode == 0
    assert "python manage.py attribute --jsonl < articles.jsonl > attributions.jsonl" in done.stdout.decode()
