"""`manage.py serve`: the pages and a worker, until Ctrl-C."""

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

LONGEST_PAUSE_SECONDS = 30
STOP_TIMEOUT_SECONDS = 20


class Command(BaseCommand):
    help = "Serve the pages and work off the queue, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")

    def handle(self, *args: Any, host: str = "127.0.0.1", port: int = 8000, **options: Any) -> None:
        check_port_is_free(host, port)
        call_command("collectstatic", interactive=False, verbosity=0)
        signal.signal(signal.SIGTERM, _interrupt)
        signal.signal(signal.SIGINT, _interrupt)
        services = [Service("web", *web_command(host, port)), Service("worker", sys.argv[0], "worker")]
        self.stdout.write(f"Onrecord is at http://{host}:{port}/ (Ctrl-C stops it)\n")
        self.stdout.flush()
        try:
            while True:
                for service in services:
                    service.keep_up()
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nStopping ...")
        finally:
            for service in services:
                service.stop()


class Service:
    """A process that is started again, after a growing pause, whenever it ends."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self.command = [sys.executable, *command]
        self.process: subprocess.Popen[bytes] | None = None
        self.pause_seconds = 0.5
        self.not_before = 0.0

    def keep_up(self) -> None:
        if self.process and self.process.poll() is None:
            return
        if self.process:
            print(f"The {self.name} process ended (exit {self.process.returncode}); starting it again.", flush=True)
            self.process = None
            self.not_before = time.monotonic() + self.pause_seconds
            self.pause_seconds = min(2 * self.pause_seconds, LONGEST_PAUSE_SECONDS)
        if time.monotonic() >= self.not_before:
            self.process = subprocess.Popen(self.command, cwd=settings.BASE_DIR)

    def stop(self) -> None:
        if not self.process:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def web_command(host: str, port: int) -> list[str]:
    return ["-m", "gunicorn", "onrecord.wsgi", "--bind", f"{host}:{port}", "--workers", "2", "--threads", "4",
            "--log-level", "warning"]  # fmt: skip


def check_port_is_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Can't listen on {host}:{port} ({error.strerror}). Choose another port, e.g. PORT={port + 1}."
            ) from None


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt
