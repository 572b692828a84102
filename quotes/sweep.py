"""Covering a name in every column of every table, whatever table comes to be: what `services.withdrawal` rests on."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.db import IntegrityError, connection, transaction
from psycopg.types.json import Json, Jsonb

from articles.withdrawn import ALONE, SLUGS, TITLES, Words, covered, length_of, spans_of, words_of
from quotes.attribution.names import split_name

SPARED = ("auth_", "django_content_type", "django_migrations", "django_session", "articles_withdrawn")
OWN = {"articles_article": "article_id", "articles_articleversion": "version_id", "quotes_quote": "quote_id",
       "quotes_speaker": "speaker_id", "quotes_attributionrun": "run_id"}  # fmt: skip
JSON_TYPES: Mapping[str, Callable[[Any], Any]] = {"json": Json, "jsonb": Jsonb}
MARKED = str.maketrans(dict.fromkeys("aceinosuyz", "_"))  # in LIKE, any one letter
FIRST = "articles_articleversion"
HANDLE = 7  # letters that a name written as one word has at least, as in "@anabell"
TEXTS = ("text", "character varying", "json", "jsonb", "ARRAY")

COLUMNS = """
    SELECT columns.table_name, column_name, data_type
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
      AND (data_type IN ('text', 'character varying', 'json', 'jsonb') OR udt_name IN ('_text', '_varchar')
           OR column_name LIKE '%%\\_id' OR column_name = 'id')
    ORDER BY columns.table_name, ordinal_position
"""
SAMPLES = """
    SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = current_schema()
      AND concat(most_common_vals, histogram_bounds, most_common_elems) ILIKE ANY(%s)
"""
KEYS = """
    SELECT conrelid::regclass::text, attname FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'p' AND cardinality(conkey) = 1 AND connamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True)
class Forms:
    """The forms of one name, as folded words. Whole ones count everywhere, parts of it in what is concerned."""

    whole: frozenset[Words]
    parts: frozenset[Words]

    def cover(self, value: Any, *, concerned: bool, column: str = "") -> Any:
        """A value of a column with the name covered, in whatever it holds: text, a list, JSON."""
        if isinstance(value, str):
            known = self.whole | self.parts if concerned else self.whole
            written = {"slug": is_folded(column), "title": column in TITLES}
            return covered(value, spans_of(value, known.__contains__, {length_of(words) for words in known}, **written))
        if isinstance(value, list):
            return [self.cover(each, concerned=concerned, column=column) for each in value]
        if isinstance(value, dict):
            return {
                self.cover(k, concerned=concerned): self.cover(v, concerned=concerned, column=k)
                for k, v in value.items()
            }
        return value

    @property
    def patterns(self) -> list[str]:
        """For a first, rough search: no row has a whole name without one of these. Any letter may bear a mark."""
        return sorted({f"%{max(words, key=len).translate(MARKED)}%" for words in self.whole})


def is_folded(column: str) -> bool:
    """Whether names stand in it without capitals: in addresses and in keys."""
    return column in SLUGS or column.endswith(("key", "keys"))


def forms_of(names: Collection[str]) -> Forms:
    """All forms of a person's names: in both orders, without titles and middle names, as one word; as parts the
    family's name and, where it stands alone, the given one.
    """
    whole: set[Words] = set()
    parts: set[Words] = set()
    for name in names:
        split = split_name(name)
        given, family = words_of(" ".join(split.given)), words_of(" ".join(split.family))
        if not given:
            (whole if len(family) > 1 else parts).add(family)
            continue
        whole |= {given + family, family + given, given[:1] + family, family + given[:1]}
        whole |= {joined for words in (given, given[:1]) if len((joined := ("".join(words + family),))[0]) >= HANDLE}
        parts |= {family, (*family[:-1], f"{family[-1]}s")}
        parts |= {(ALONE, *words) for words in (given, words_of(split.given[0])) if len("".join(words)) > 1}
    return Forms(frozenset(whole - {()}), frozenset(parts - {()}))


def unprotected() -> AbstractContextManager[None]:
    """In this transaction what is never changed may be changed, by this connection alone."""
    guards = [
        f"{model._meta.label}:{trigger.name}"  # noqa: SLF001  # Django's own name for it
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, pgtrigger.Protect) or trigger.name == "merged_with_like"
    ]
    return pgtrigger.ignore(*guards)


@dataclass(frozen=True)
class Table:
    """A table with columns that can hold words: its key, those columns with their types, columns of numbers."""

    name: str
    key: str
    texts: Mapping[str, str]
    numbers: Collection[str]

    def rows(self, forms: Forms, concerned: Mapping[str, Collection[int]]) -> list[tuple[Any, ...]]:
        """Rows that may have the name, locked: key, the texts, whether what is concerned is in the row."""
        links = [(column, concerned[column]) for column in self.numbers if column in concerned]
        if OWN.get(self.name) in concerned:
            links.append((self.key, concerned[OWN[self.name]]))
        linked = " OR ".join(f'"{column}" = ANY(%s)' for column, _ in links) or "false"
        rough = " OR ".join(f'"{column}"::text ILIKE ANY(%s)' for column in self.texts)
        columns = ", ".join(f'"{column}"' for column in (self.key, *self.texts))
        ids = [list(numbers) for _, numbers in links]
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT {columns}, ({linked}) IS TRUE FROM "{self.name}" WHERE ({linked}) OR ({rough}) FOR UPDATE',
                [*ids, *ids, *([forms.patterns] * len(self.texts))],
            )
            return list(cursor.fetchall())

    def cover(self, row: tuple[Any, ...], forms: Forms) -> bool:
        """Cover the name in a row; returns whether it was there."""
        number, *values, is_concerned = row
        before = {c: self._read(c, value) for c, value in zip(self.texts, values, strict=True)}
        after = {c: forms.cover(value, concerned=is_concerned, column=c) for c, value in before.items()}
        changes = {column: value for column, value in after.items() if value != before[column]}
        if changes:
            self._change(number, changes)
        return bool(changes)

    def _read(self, column: str, value: Any) -> Any:
        """A value as it is meant; Django has the driver leave JSON as text."""
        return json.loads(value) if self.texts[column] in JSON_TYPES and isinstance(value, str) else value

    def _change(self, number: Any, changes: Mapping[str, Any]) -> None:
        try:
            with transaction.atomic():
                self._update(number, changes)
        except IntegrityError:  # two covered names of one length, where each may stand once
            self._update(number, {c: f"{new} {number}" if isinstance(new, str) else new for c, new in changes.items()})

    def _update(self, number: Any, changes: Mapping[str, Any]) -> None:
        values = [JSON_TYPES.get(self.texts[column], _plain)(value) for column, value in changes.items()]
        assignments = ", ".join(f'"{column}" = %s' for column in changes)
        with connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{self.name}" SET {assignments} WHERE "{self.key}" = %s', [*values, number])


def sweep(forms: Forms, concerned: Mapping[str, Collection[int]]) -> Counter[str]:
    """Cover a name in the whole database; call it in a transaction, `unprotected`.

    Args:
        concerned: numbers by the column that holds them, such as "article_id"; in rows that have one, parts of the
            name are covered too.

    Returns:
        how many rows of each table were changed.
    """
    changed: Counter[str] = Counter()
    for table in sorted(tables(), key=lambda table: (table.name != FIRST, table.name)):
        changed[table.name] = sum(table.cover(row, forms) for row in table.rows(forms, concerned))
    return +changed


def measure_anew(forms: Forms) -> None:
    """Have the database draw another sample where the values that it keeps to plan queries by may have the name."""
    with connection.cursor() as cursor:
        cursor.execute(SAMPLES, [forms.patterns])
        for (table,) in cursor.fetchall():
            cursor.execute(f'ANALYZE "{table}"')


def articles_with(forms: Forms) -> set[int]:
    """Articles in which a whole name stands, whoever the machine took it for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article_id, body FROM articles_articleversion WHERE body ILIKE ANY(%s)", [forms.patterns]
        )
        return {article for article, body in cursor if forms.cover(body, concerned=False) != body}


def tables() -> list[Table]:
    """Every table that can hold a name: all but accounts, sessions and Django's own lists."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS)
        keys = {table.strip('"'): column for table, column in cursor.fetchall()}
        cursor.execute(COLUMNS, [])
        columns: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for table, column, kind in cursor.fetchall():
            columns[table][column] = kind
    found = (_table(name, key, columns[name]) for name, key in keys.items() if not name.startswith(SPARED))
    return [table for table in found if table.texts]


def _table(name: str, key: str, columns: Mapping[str, str]) -> Table:
    texts = {column: kind for column, kind in columns.items() if kind in TEXTS}
    return Table(name, key, texts, [column for column in columns if column not in texts])


def _plain(value: Any) -> Any:
    return value
