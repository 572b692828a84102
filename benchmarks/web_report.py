"""What came of asking for each kind of page: the table of times, and the plans of the slowest queries."""

import os
import platform
import re
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

AIM_MS = 100


@dataclass
class Kind:
    """One kind of page: how to ask for one, and what came of it."""

    name: str
    address: Callable[[], str]
    aim_ms: int = AIM_MS
    times_ms: list[float] = field(default_factory=list)
    python_ms: list[float] = field(default_factory=list)
    sql_ms: list[float] = field(default_factory=list)
    queries: int = 0
    bytes: int = 0
    slowest: Mapping[str, Any] = field(default_factory=dict)

    def percentile(self, share: float) -> float:
        return sorted(self.times_ms)[min(len(self.times_ms) - 1, int(share * len(self.times_ms)))]


def lines(kinds: Sequence[Kind]) -> Iterator[str]:
    articles, quotes, speakers = (
        number(f"SELECT count(*) FROM {table}")
        for table in ("articles_article", "quotes_quote", "quotes_speaker WHERE kind = 'named'")
    )
    yield f"{articles:,} articles, {quotes:,} quotes, {speakers:,} named speakers."
    yield f"{os.cpu_count()} cores ({machine()}), load {os.getloadavg()[0]:.1f}; Python {platform.python_version()},"
    yield f"PostgreSQL {value('SHOW server_version')} with {value('SHOW shared_buffers')} of buffers, same machine."
    yield ""
    yield "| page | median ms | 95 % ms | aim ms | database ms | Python ms | queries | kB sent |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for kind in kinds:
        median = statistics.median(kind.times_ms)
        database, python = (statistics.median(times) for times in (kind.sql_ms, kind.python_ms))
        yield (f"| {kind.name} | {median:.0f} | {kind.percentile(0.95):.0f} | {kind.aim_ms} | {database:.0f} "
               f"| {python:.0f} | {kind.queries} | {kind.bytes / 1000:.0f} |")  # fmt: skip


def plans(kinds: Sequence[Kind]) -> str:
    """The slowest query of each kind of page, with its plan."""
    parts = []
    for kind in kinds:
        sql = str(kind.slowest["sql"])
        plan = ""
        if re.match(r"\s*(SELECT|WITH)", sql):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}".replace("%", "%%"), [])
                plan = "\n".join(row for (row,) in cursor.fetchall())
        parts.append(
            f"## {kind.name}\n\n{kind.slowest['address']}: {kind.slowest['time']} s\n\n```\n{sql}\n\n{plan}\n```\n"
        )
    return "\n".join(parts)


def machine() -> str:
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    return model[1] if model else platform.processor()


def value(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (found,) = cursor.fetchone()
    return found


def number(sql: str) -> int:
    return int(value(sql))
