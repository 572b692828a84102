"""After a start, what pages read most is read once, so that the first who ask for them don't wait for the disk."""

from django.db import connection

ROWS = "count(read)"  # rows as a whole: a number of them could be told from an index alone
# What lists and pages read all over the archive, the most useful first.
READ = {
    "quotes_quotelisting": ROWS,
    "quotes_quote": ROWS,
    "quotes_speaker": ROWS,
    "quotes_speakerprofile": ROWS,
    "articles_article": ROWS,
    "articles_articleversion": ROWS,
    "quotes_appearance": ROWS,
    "quotes_wording": ROWS,
    "quotes_finding": ROWS,
    "quotes_withheldname": ROWS,
    "quotes_withheldlisting": ROWS,
    "quotes_unnamedsource": ROWS,
    "quotes_articlesourcing": ROWS,
    "articles_articleindex": "sum(length(words))",  # which stand apart from their rows
}
MEMORY = "SELECT setting::bigint * current_setting('block_size')::int FROM pg_settings WHERE name = 'shared_buffers'"


def read_ahead(*, most_bytes: int | None = None) -> list[str]:
    """Read tables, without their indexes, as far as the database's own memory holds them; the names of those read."""
    read = []
    with connection.cursor() as cursor:
        cursor.execute(MEMORY)
        left = cursor.fetchone()[0] if most_bytes is None else most_bytes
        for table, what in READ.items():
            cursor.execute("SELECT pg_table_size(%s)", [table])
            left -= cursor.fetchone()[0]
            if left < 0:
                break
            cursor.execute(f"SELECT {what} FROM {table} AS read")
            read.append(table)
    return read
