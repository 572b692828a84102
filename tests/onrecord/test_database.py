"""The embedded server: starts, is shared, stops, is repaired, and refuses to be unsafe."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from onrecord import database

HOLD = """
import sys
from onrecord import database
with database.running():
    print("up", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test's own, on a short path that a server account may enter."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with TemporaryDirectory(prefix="onrecord", dir="/tmp") as path:  # sockets need short paths
        Path(path).chmod(0o755)
        monkeypatch.setenv("ONRECORD_DATA", path)
        database.data_folder.cache_clear()
        database.binaries.cache_clear()
        yield Path(path)
        monkeypatch.setenv("ONRECORD_DATA", path)
        database.data_folder.cache_clear()
        database.remove()
        Path(path).mkdir()
    database.data_folder.cache_clear()
    database.binaries.cache_clear()


def server_pid() -> int:
    return int((database.socket_folder() / "postmaster.pid").read_text().split()[0])


def hold(folder: Path) -> "subprocess.Popen[str]":
    """Another process that uses the server until it is told to end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=database.PROJECT,
        env=os.environ | {"ONRECORD_DATA": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    return process


def test_server_is_private_to_its_folder(folder: Path) -> None:
    with database.running():
        assert database.socket_folder().stat().st_mode & 0o777 == 0o700
        with psycopg.connect(host=str(database.socket_folder()), user="postgres", dbname="onrecord") as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
            with pytest.raises(psycopg.Error):
                connection.execute("SELECT 'Words of a draft'::integer")
        assert "Words of a draft'::" not in (database.socket_folder() / "server.log").read_text()
    assert not database.answers()


def test_last_user_stops_the_server(folder: Path) -> None:
    with database.running():
        other = hold(folder)
    assert database.answers()

    other.communicate("end\n")

    assert not database.answers()


def test_killed_server_is_repaired(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with database.running():
        os.kill(server_pid(), signal.SIGKILL)
        with database.running():
            assert database.answers()
    assert "is being repaired" in capsys.readouterr().err


def test_lock_of_a_process_that_is_no_server_is_cleared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with database.running():
        lock = (database.socket_folder() / "postmaster.pid").read_text()
    stale = lock.replace(lock.split()[0], str(os.getpid()), 1)
    (database.socket_folder() / "postmaster.pid").write_text(stale)

    with database.running():
        assert database.answers()
    assert "is being repaired" in capsys.readouterr().err


def test_interrupted_set_up_is_begun_again(folder: Path) -> None:
    database.socket_folder().mkdir()
    (database.socket_folder() / "base").mkdir()

    with database.running():
        assert database.answers()


def test_data_is_not_removed_under_a_user(folder: Path) -> None:
    with database.running(), pytest.raises(database.DatabaseError, match="still uses"):
        database.remove()

    database.remove()

    assert not folder.exists()


def test_path_too_long_for_a_socket_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(folder / ("long" * 25)))
    database.data_folder.cache_clear()

    with pytest.raises(database.DatabaseError, match="too long"), database.running():
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server under another account")
def test_folder_that_the_server_account_cannot_enter_is_refused_and_not_opened(folder: Path) -> None:
    folder.chmod(0o700)

    with pytest.raises(database.DatabaseError, match="can't enter"), database.running():
        pass

    assert folder.stat().st_mode & 0o777 == 0o700


def test_named_server_leaves_the_embedded_one_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/onrecord")

    with database.running():
        assert not database.socket_folder().exists()


def test_starts_at_once_share_one_server(folder: Path) -> None:
    holders = [hold(folder) for _ in range(3)]
    for holder in holders:
        holder.communicate("end\n")

    assert not database.answers()
