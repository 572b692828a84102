"""Serving: pages come up, a process that dies comes back, and everything ends when told."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from onrecord.database import PROJECT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.model]
PATIENCE_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(port: int, database_url: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": database_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for_page(port: int) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as answer:  # our own
                return int(answer.status)
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline, "the pages did not come up"
            time.sleep(0.1)


def children_of(process_id: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process_id)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def test_serve_brings_up_pages_restarts_them_and_stops(database_address: Callable[[], str], static_files: None) -> None:
    port = free_port()
    server = serve(port, database_address())
    assert wait_for_page(port) == 200

    web, worker = sorted(children_of(server.pid))
    os.kill(web, signal.SIGTERM)
    time.sleep(1)
    assert wait_for_page(port) == 200

    everything = children_of(server.pid)
    server.send_signal(signal.SIGINT)
    output, _ = server.communicate(timeout=PATIENCE_SECONDS)
    assert server.returncode == 0
    assert worker in everything
    assert not any(os.path.exists(f"/proc/{process_id}") for process_id in everything)  # noqa: PTH110  # no file
    assert f"Onrecord is at http://127.0.0.1:{port}/" in output
    assert "The web process ended" in output


def test_serve_says_when_the_port_is_taken(database_address: Callable[[], str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])

        output, _ = serve(port, database_address()).communicate(timeout=PATIENCE_SECONDS)

    assert f"Can't listen on 127.0.0.1:{port}" in output
    assert f"PORT={port + 1}" in output
