"""An invented archive of any size, written straight into the tables with COPY: skewed as archives are.

A few speakers are quoted all the time and most of them once; so with outlets, sections, authors and words. All names
and sentences are put together from syllables. Triggers are off while the rows are written, so what the database would
have worked out (words from bodies, the listing, what searches look at) is written or worked out afterwards.
"""

import hashlib
import random
import re
import time
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection

FIRST_DAY = datetime(2017, 1, 1, tzinfo=UTC)
YEARS = 10
QUOTES_PER_ARTICLE = 10
SPEAKERS_PER_QUOTE = 0.05
VOCABULARY = 40_000
CLAUSES = 60_000
OUTLETS, SECTIONS, AUTHORS = 40, ("World", "Politics", "City", "Business", "Sport", "Culture", "Science", "Law"), 1500
CUES = ("said", "told reporters", "added", "wrote", "argued", "warned", "according to")
CHANNELS = ("interview", "statement", "email", "phone", "news conference", "report", "testimony")
REASONS = ("safety", "retaliation", "declined", "none_stated", "not_authorized", "candor")
ROLES = ("a spokesman for the ministry", "an official", "a military officer", "a nurse at the clinic", "a neighbour")
ONSETS = re.findall(r"\w+", "b c d f g h k l m n p r s t v w br cl dr gr pl st tr sh")
VOWELS, CODAS = "aeiou", ("", "n", "r", "l", "m")
DERIVED = [
    "quotes_quotelisting", "articles_articleindex", "quotes_quote", "quotes_appearance", "articles_articleversion"
]  # fmt: skip

Row = Sequence[Any]


class Skewed:
    """Chooses among things of which the first is the most frequent, by Zipf's law."""

    def __init__(self, things: Sequence[Any], chance: random.Random, exponent: float = 1.0) -> None:
        self.things, self.chance = things, chance
        self.sums = list(accumulate(1 / (rank + 3) ** exponent for rank in range(len(things))))

    def one(self) -> Any:
        return self.things[bisect(self.sums, self.chance.random() * self.sums[-1])]


class Archive:
    """Writes so many articles with their quotes, speakers and all that belongs to them."""

    def __init__(self, articles: int, *, seed: int = 7, say: Callable[[str], None] = print) -> None:
        self.articles, self.say = articles, say
        self.chance = random.Random(seed)  # noqa: S311
        self.named = max(50, round(articles * QUOTES_PER_ARTICLE * SPEAKERS_PER_QUOTE))
        words = Skewed([self._word() for _ in range(VOCABULARY)], self.chance)
        self.clauses = [" ".join(words.one() for _ in range(self.chance.randint(4, 9))) for _ in range(CLAUSES)]
        self.names = [self._name() for _ in range(self.named)]
        self.authors = [self._name() for _ in range(AUTHORS)]
        self.speaker = Skewed(range(self.named), self.chance)
        self.outlet, self.author = (
            Skewed(range(1, OUTLETS + 1), self.chance),
            Skewed(range(1, AUTHORS + 1), self.chance),
        )
        self.section = Skewed(SECTIONS, self.chance)
        self.next_quote, self.next_speaker = 1, self.named + 1

    def write(self) -> None:
        """Fill an empty, migrated database."""
        started = time.monotonic()
        definitions = self._drop_indexes()
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        self._write_people()
        self._write_articles()
        self.say(f"rows written after {time.monotonic() - started:.0f} s")
        with connection.cursor() as cursor:
            cursor.execute("SELECT onrecord_relist(NULL)")
            cursor.execute("SET session_replication_role = origin")
            cursor.execute("UPDATE articles_article SET headline = headline")
            self.say(f"listed after {time.monotonic() - started:.0f} s")
            for definition in definitions:
                cursor.execute(definition)
            _set_sequences(cursor)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self.say(f"indexed and analysed after {time.monotonic() - started:.0f} s")

    def _write_people(self) -> None:
        _copy(
            "articles_outlet",
            "id name country",
            ((n, f"The {self._word().title()} Courier {n}", "") for n in range(1, OUTLETS + 1)),
        )
        _copy("articles_author", "id name", ((n, f"{name} {n}") for n, name in enumerate(self.authors, 1)))
        _copy(SPEAKER, SPEAKER_COLUMNS, (self._named_speaker(n, name) for n, name in enumerate(self.names, 1)))

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
        at = FIRST_DAY + timedelta(days=365.25 * YEARS * number / self.articles)
        cast = Cast(self, number)
        body, quotes = self._text(number, cast)
        headline = self.chance.choice(self.clauses).capitalize()
        digest = hashlib.sha256(f"{number}".encode()).hexdigest()
        tables["articles_article"].append(
            (
                number,
                str(number),
                headline,
                "",
                self.section.one(),
                "",
                "",
                "",
                "en",
                "",
                False,
                at,
                at,
                self.outlet.one(),
                number,
            )
        )
        tables["articles_article_authors"].append((number, self.author.one()))
        tables["articles_articleversion"].append((number, 1, body, digest, at, number))
        tables["quotes_attributionrun"].append((number, "done", "bench", 1, "", at, at, "{}", number))
        tables["quotes_quote"] += quotes
        tables[SPEAKER] += cast.unnamed
        tables["quotes_appearance"] += cast.appearances(number)
        tables["quotes_withheldname"] += cast.withheld(number)

    def _text(self, number: int, cast: "Cast") -> tuple[str, list[Row]]:
        """A body, and its quotes with spans that fit it."""
        paragraphs, quotes, position = [], [], 0
        for _ in range(max(1, round(self.chance.gauss(QUOTES_PER_ARTICLE, 3)))):
            speaker, label = cast.speaker()
            form = self.chance.choice(("direct", "indirect", "indirect", "mixed"))
            content = self._sentence(2)
            content = f"“{content}”" if form == "direct" else content
            cue = self.chance.choice(CUES)
            paragraph = f"{content} {label} {cue}. {self._sentence(3).capitalize()}. {self._sentence(4).capitalize()}."
            source_at = position + len(content) + 1
            cue_at = source_at + len(label) + 1
            quotes.append(self._quote(number, speaker, form, (position, content), (source_at, label), (cue_at, cue)))
            paragraphs.append(paragraph)
            position += len(paragraph) + 2
        return "\n\n".join(paragraphs), quotes

    def _quote(self, number: int, speaker: int | None, form: str, *parts: tuple[int, str]) -> Row:
        (content_at, content), (source_at, label), (cue_at, cue) = parts
        key, self.next_quote = self.next_quote, self.next_quote + 1
        stance = "statement" if self.chance.random() < 0.9 else "belief"
        channel = self.chance.choice(CHANNELS) if self.chance.random() < 0.2 else ""
        confidence = round(self.chance.betavariate(8, 2), 3)
        return (key, number, number, speaker, [[content_at, content_at + len(content)]],
                [[source_at, source_at + len(label)]], [[cue_at, cue_at + len(cue)]], [], content, label, cue, form,
                stance, channel, "", label, confidence, 0.9, "name", "proposed", 0.0)  # fmt: skip

    def _sentence(self, clauses: int) -> str:
        return ", ".join(self.chance.choice(self.clauses) for _ in range(clauses))

    def _word(self) -> str:
        return "".join(
            self.chance.choice(ONSETS) + self.chance.choice(VOWELS) + self.chance.choice(CODAS)
            for _ in range(self.chance.choice((1, 2, 2, 3)))
        )

    def _name(self) -> str:
        return f"{self._word()} {self._word()}{self._word()}".title()

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


class Cast:
    """Who speaks in one article: some of the archive's named speakers and some without a name."""

    def __init__(self, archive: Archive, number: int) -> None:
        self.archive, self.chance = archive, archive.chance
        self.people = {archive.speaker.one() + 1 for _ in range(4)}
        self.unnamed: list[Row] = []
        for _ in range(self.chance.choice((0, 1, 1, 2, 2, 3))):
            key, archive.next_speaker = archive.next_speaker, archive.next_speaker + 1
            self.unnamed.append((key, "anonymous", "person", "", "", number, [], [], [], []))
        self.named = sorted(self.people)

    def speaker(self) -> tuple[int | None, str]:
        """A speaker and how the article prints them; nobody where the text would not tell."""
        chance = self.chance.random()
        if chance < 0.05:
            return None, "they"
        if chance < 0.3 and self.unnamed:
            return self.chance.choice(self.unnamed)[0], self.chance.choice(ROLES)
        key = self.chance.choice(self.named)
        return key, self.archive.names[key - 1]

    def appearances(self, number: int) -> Iterator[Row]:
        keys = [*self.named, *(row[0] for row in self.unnamed)]
        return ((number, key, self.chance.choice(ROLES), [], [], "{}", "{}", "") for key in keys)

    def withheld(self, number: int) -> Iterator[Row]:
        return (
            (number, row[0], self.chance.choice(REASONS), [], [], "", "", "proposed")
            for row in self.unnamed
            if self.chance.random() < 0.6
        )


SPEAKER = "quotes_speaker"
SPEAKER_COLUMNS = "id kind entity name name_key article_id apart_from denied_names given_keys given_names"
COLUMNS = {
    "articles_article": "id external_id headline standfirst section byline dateline url language licence fiction "
    "published_at added_at outlet_id current_version_id",
    "articles_article_authors": "article_id author_id",
    "articles_articleversion": "id number body body_hash created_at article_id",
    "quotes_attributionrun": "id state pipeline attempts message queued_at finished_at proposals version_id",
    SPEAKER: SPEAKER_COLUMNS,
    "quotes_quote": "id version_id run_id speaker_id content_spans source_spans cue_spans antecedent_spans content "
    "source cue form stance channel via printed_label confidence speaker_confidence speaker_rule status worth",
    "quotes_appearance": "version_id speaker_id description description_spans mention_spans facts link_evidence "
    "link_rule",
    "quotes_withheldname": "version_id speaker_id reason_id trigger_spans evidence_spans trigger evidence status",
}


def _copy(table: str, columns: str, rows: Iterable[Row]) -> None:
    names = ", ".join(columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _set_sequences(cursor: Any) -> None:
    """Let rows that are made later go on where these end."""
    for table in COLUMNS:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
