"""Triggers that keep what the anonymity pages count true, whoever changes whatever it is made of.

Each runs once a statement and works the articles anew that the changed rows bear on; the functions that do it are in
the migration `quotes/migrations/*_sourcing.py`.
"""

from collections.abc import Sequence

import pgtrigger

TABLES = {"new_rows": "SELECT * FROM new_rows", "old_rows": "SELECT * FROM old_rows"}
NAMES = {
    pgtrigger.Insert: "accounted_when_new",
    pgtrigger.Update: "accounted_when_changed",
    pgtrigger.Delete: "accounted_when_deleted",
}
EITHER = " UNION ALL ".join(TABLES.values())


def accounted_by(
    articles: str,
    *columns: str,
    when: str = "true",
    also: Sequence[pgtrigger.Operation] = (),
    key: str = "id",
) -> list[pgtrigger.Trigger]:
    """Work the articles of changed rows anew.

    Args:
        articles: the rest of a query from `changed`, the rows, that gives the numbers of articles.
        columns: an update counts if one of these changed; expressions in which "{}" stands before a row's columns.
        when: only rows of which this holds count, as they were or are.
        also: inserting and deleting, if that counts.
        key: the column that tells rows apart.
    """
    new, old = (", ".join(column.format(f"{table}.") for column in columns) for table in TABLES)
    differ = f"SELECT {key} FROM new_rows JOIN old_rows USING ({key}) WHERE ({new}) IS DISTINCT FROM ({old})"
    rows = {
        pgtrigger.Insert: TABLES["new_rows"],
        pgtrigger.Delete: TABLES["old_rows"],
        pgtrigger.Update: f"SELECT * FROM ({EITHER}) either WHERE {key} IN ({differ})",
    }
    return [
        pgtrigger.Trigger(
            name=NAMES[operation],
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=_referencing(operation),
            func=f"PERFORM onrecord_account(ARRAY(SELECT {articles.format(f'({rows[operation]})', when=when)}));"
            " RETURN NULL;",
        )
        for operation in (pgtrigger.Update, *also)
    ]


def _referencing(operation: pgtrigger.Operation) -> pgtrigger.Referencing:
    names = {pgtrigger.Insert: ("new",), pgtrigger.Update: ("old", "new"), pgtrigger.Delete: ("old",)}[operation]
    return pgtrigger.Referencing(**{name: f"{name}_rows" for name in names})  # type: ignore[no-untyped-call]
