"""Settings as several processes find them."""

import os
import subprocess
import sys
from pathlib import Path

from onrecord.database import PROJECT


def test_processes_that_start_at_once_share_one_secret_key(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "SECRET_KEY"}
    command = [sys.executable, "-c", "from onrecord.settings import SECRET_KEY; print(SECRET_KEY)"]
    processes = [
        subprocess.Popen(
            command,
            cwd=PROJECT,
            env=environment | {"ONRECORD_DATA": str(tmp_path / "data")},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]

    keys = {process.communicate()[0].strip() for process in processes}

    assert keys == {(tmp_path / "data" / "secret_key").read_text()}
    assert len(keys.pop()) > 50
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_behind_a_proxy_nothing_is_left_to_warn_of() -> None:
    ours = {
        key: value for key, value in os.environ.items() if key != "DJANGO_ALLOW_ASYNC_UNSAFE"
    }  # of tests in browsers
    named = {"ONRECORD_HTTPS": "1", "SECRET_KEY": os.urandom(40).hex(), "ONRECORD_HOSTS": "a.org, b.org"}

    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env=ours | named,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
