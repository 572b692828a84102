"""Triggers that keep the listing of quotes true, whoever changes whatever it is made of.

Each runs once a statement and lists anew the quotes that the changed rows bear on; the functions that do it are in the
migration `quotes/migrations/*_listings.py`.
"""

import pgtrigger


def relisted(key: str, *columns: str) -> list[pgtrigger.Trigger]:
    """List quotes that are new, and those of which one of these columns changed."""
    return [
        _trigger("relisted_when_new", pgtrigger.Insert, f"SELECT {key} FROM new_rows"),
        _trigger("relisted_when_changed", pgtrigger.Update, f"SELECT {key} FROM ({_changed(columns)}) changed"),
    ]


def unlisted() -> pgtrigger.Trigger:
    """Take deleted quotes from the listing."""
    return pgtrigger.Trigger(
        name="unlisted",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="old_rows"),  # type: ignore[no-untyped-call]
        func="DELETE FROM quotes_quotelisting WHERE quote_id IN (SELECT id FROM old_rows); RETURN NULL;",
    )


def relisted_by(concerns: str, *columns: str) -> pgtrigger.Trigger:
    """List the quotes that a changed row concerns, if one of these columns changed."""
    return _trigger("relisted_when_changed", pgtrigger.Update, _quotes(_changed(columns), concerns))


def relisted_by_all(concerns: str) -> list[pgtrigger.Trigger]:
    """List the quotes that a new, changed or deleted row concerns."""
    both = "SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows"
    return [
        _trigger("relisted_when_new", pgtrigger.Insert, _quotes("SELECT * FROM new_rows", concerns)),
        _trigger("relisted_when_changed", pgtrigger.Update, _quotes(both, concerns)),
        _trigger("relisted_when_deleted", pgtrigger.Delete, _quotes("SELECT * FROM old_rows", concerns)),
    ]


def _quotes(changed: str, concerns: str) -> str:
    return f"SELECT quotes_quote.id FROM ({changed}) changed JOIN quotes_quote ON {concerns}"


def _changed(columns: tuple[str, ...]) -> str:
    new, old = (", ".join(f"{table}.{column}" for column in columns) for table in ("new_rows", "old_rows"))
    return f"SELECT new_rows.* FROM new_rows LEFT JOIN old_rows USING (id) WHERE ({new}) IS DISTINCT FROM ({old})"


def _trigger(name: str, operation: pgtrigger.Operation, ids: str) -> pgtrigger.Trigger:
    tables = {pgtrigger.Insert: ("new",), pgtrigger.Update: ("old", "new"), pgtrigger.Delete: ("old",)}[operation]
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**{table: f"{table}_rows" for table in tables}),  # type: ignore[no-untyped-call]
        func=f"PERFORM onrecord_relist(ARRAY({ids})); RETURN NULL;",
    )
