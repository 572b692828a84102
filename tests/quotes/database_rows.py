"""Looking for words in the whole database."""

from django.db import connection


def rows_with(*words: str) -> dict[str, int]:
    """How many rows of each table of the database have one of these words in any column, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
        tables = [table for (table,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ~* %s', ["|".join(words)])
            found[table] = cursor.fetchone()[0]
    return {table: count for table, count in found.items() if count}
