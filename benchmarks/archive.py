"""An invented archive of any size, written straight into the tables with COPY: skewed as archives are.

A few speakers are quoted all the time and most of them once; so with outlets, sections, authors and words. Some
articles reprint the beginning of another. Triggers are off while the rows are written; what the database would have
worked out (what lists and searches look at) is worked out afterwards, and so is what jobs would have (`worked_out`).
"""

import hashlib
import random
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from benchmarks.language import Language, Skewed
from benchmarks.texts import Keys, Row, Said, Text, unnamed_speaker
from benchmarks.worked_out import work_out

LAST_DAY = datetime.now(UTC).replace(hour=6, minute=0, second=0, microsecond=0)
YEARS = 10
SPEAKERS_PER_ARTICLE = 0.5
REPRINTS, REPRINTED_PARAGRAPHS, REPRINTED_WITHIN = 0.06, 5, 200
OUTLETS, SECTIONS, AUTHORS = 40, ("World", "Politics", "City", "Business", "Sport", "Culture", "Science", "Law"), 1500
DERIVED = [
    "quotes_quotelisting", "articles_articleindex", "quotes_quote", "quotes_appearance", "articles_articleversion",
    "quotes_wording", "quotes_textsignature", "quotes_withheldname", "quotes_finding", "quotes_speakerrole",
]  # fmt: skip
EACH_SPEAKS = 4


class Archive:
    """Writes so many articles with their quotes, speakers and all that belongs to them."""

    def __init__(self, articles: int, *, seed: int = 7, say: Callable[[str], None] = print) -> None:
        self.articles, self.say, self.started = articles, say, time.monotonic()
        self.chance = random.Random(seed)  # noqa: S311
        self.language = Language(self.chance)
        self.named = max(50, round(articles * SPEAKERS_PER_ARTICLE))
        self.names = [self.language.name() for _ in range(self.named)]
        self.speaker = Skewed(range(self.named), self.chance)
        self.outlet = Skewed(range(1, OUTLETS + 1), self.chance)
        self.author = Skewed(range(1, AUTHORS + 1), self.chance)
        self.section = Skewed(SECTIONS, self.chance)
        self.newest: deque[list[Said]] = deque(maxlen=REPRINTED_WITHIN)
        self.keys, self.next_speaker = Keys(), self.named + 1

    def write(self) -> None:
        """Fill an empty, migrated database."""
        definitions = self._drop_indexes()
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'")
        self._write_people()
        self._write_articles()
        self._done("rows written")
        work_out(_copy)
        self._done("same words, profiles, findings and approvals worked out")
        with connection.cursor() as cursor:
            cursor.execute("SELECT onrecord_relist(NULL)")
            cursor.execute("SELECT onrecord_account(NULL)")
            cursor.execute("SET session_replication_role = origin")
            cursor.execute("UPDATE articles_article SET headline = headline")
            self._done("listed")
            for definition in definitions:
                cursor.execute(definition)
            _set_sequences(cursor)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self._done("indexed and analysed")

    def _done(self, what: str) -> None:
        self.say(f"{what} after {time.monotonic() - self.started:.0f} s")

    def _write_people(self) -> None:
        word, name = self.language.word, self.language.name
        outlets = ((n, f"The {word().title()} Courier {n}", "") for n in range(1, OUTLETS + 1))
        _copy("articles_outlet", "id name country", outlets)
        _copy("articles_author", "id name", ((n, f"{name()} {n}") for n in range(1, AUTHORS + 1)))
        _copy(SPEAKER, COLUMNS[SPEAKER], (self._named_speaker(n, name) for n, name in enumerate(self.names, 1)))
        names = ((n, name) for n, full in enumerate(self.names, 1) for name in (full, full.split()[-1]))
        rows = ((n, name, name.lower(), self.chance.randint(1, self.articles)) for n, name in names)
        _copy("quotes_speakeralias", "speaker_id name name_key first_version_id", rows)

    def _named_speaker(self, number: int, name: str) -> Row:
        entity = "person" if number % 5 else "organization"
        return (number, "named", entity, name, " ".join(sorted(name.lower().split())), None, [], [], [], [])

    def _write_articles(self) -> None:
        batch = 5000
        for start in range(1, self.articles + 1, batch):
            tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}
            for number in range(start, min(start + batch, self.articles + 1)):
                self._write_article(number, tables)
            for table, rows in tables.items():
                _copy(table, COLUMNS[table], rows)

    def _write_article(self, number: int, tables: dict[str, list[Row]]) -> None:
        at = LAST_DAY - timedelta(days=365.25 * YEARS * (1 - number / self.articles))
        text = self._text(number)
        digest = hashlib.sha256(text.body.encode()).hexdigest()
        headline = self.chance.choice(self.language.clauses).capitalize()
        tables["articles_article"].append(
            (number, str(number), headline, "", self.section.one(), "", "", "", "en", "", False, at, at,
             self.outlet.one(), number)
        )  # fmt: skip
        tables["articles_article_authors"].append((number, self.author.one()))
        tables["articles_articleversion"].append((number, 1, text.body, digest, at, number))
        tables["quotes_attributionrun"].append((number, "done", "bench", 1, "", at, at, text.proposals, number))
        tables["quotes_quote"] += text.quotes(self.keys.quote)
        tables[SPEAKER] += [(each.key, "anonymous", "person", "", "", number, [], [], [], []) for each in text.unnamed]
        for appearance, role in text.appearances(self.keys.appearance):
            tables["quotes_appearance"].append(appearance)
            tables["quotes_speakerrole"] += [role] if role else []
        for name, source in text.withheld(self.keys.source):
            tables["quotes_withheldname"].append(name)
            tables["quotes_unnamedsource"].append(source)

    def _text(self, number: int) -> Text:
        reprinted = self.chance.random() < REPRINTS and self.newest
        wire = self.chance.choice(self.newest) if reprinted else []
        keys = {self.speaker.one() + 1 for _ in range(EACH_SPEAKS)}
        keys |= {said.speaker for said in wire if said.speaker and said.speaker <= self.named}
        named = {key: self.names[key - 1] for key in sorted(keys)}
        unnamed = [
            unnamed_speaker(self._new_speaker(), self.chance) for _ in range(self.chance.choice((0, 1, 1, 2, 2, 3)))
        ]
        text = Text(number, named, unnamed, wire, self.language)
        self.newest.append(text.said[:REPRINTED_PARAGRAPHS])
        return text

    def _new_speaker(self) -> int:
        self.next_speaker += 1
        return self.next_speaker - 1

    def _drop_indexes(self) -> list[str]:
        """Drop the indexes of the large tables that no constraint needs; returns how to make them again."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes "
                "WHERE tablename = ANY(%s) AND indexdef NOT LIKE '%%UNIQUE%%'",
                [DERIVED],
            )
            found = cursor.fetchall()
            for name, _ in found:
                cursor.execute(f'DROP INDEX "{name}"')
        return [definition for _, definition in found]


SPEAKER = "quotes_speaker"
COLUMNS = {
    "articles_article": "id external_id headline standfirst section byline dateline url language licence fiction "
    "published_at added_at outlet_id current_version_id",
    "articles_article_authors": "article_id author_id",
    "articles_articleversion": "id number body body_hash created_at article_id",
    "quotes_attributionrun": "id state pipeline attempts message queued_at finished_at proposals version_id",
    SPEAKER: "id kind entity name name_key article_id apart_from denied_names given_keys given_names",
    "quotes_quote": "id version_id run_id speaker_id content_spans source_spans cue_spans antecedent_spans content "
    "source cue form stance channel via printed_label confidence speaker_confidence speaker_rule status worth",
    "quotes_appearance": "id version_id speaker_id description description_spans mention_spans facts link_evidence "
    "link_rule",
    "quotes_speakerrole": "appearance_id title affiliation role_key former spans",
    "quotes_unnamedsource": "id article_id version_id anchor_spans",
    "quotes_withheldname": "version_id speaker_id unnamed_source_id reason_id trigger_spans evidence_spans trigger "
    "evidence status",
}


def _copy(table: str, columns: str, rows: Iterable[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _set_sequences(cursor: Any) -> None:
    """Let rows that are made later go on where these end."""
    for table in COLUMNS:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
