"""What PostgreSQL itself guarantees about quotes, beyond what a check constraint can say."""

import pgtrigger

BODY_OF_VERSION = "SELECT body INTO STRICT body_text FROM articles_articleversion WHERE id = NEW.version_id;"


def spans_inside_body(*columns: str) -> pgtrigger.Trigger:
    """Refuse ranges that are empty, overlap, run backwards or lie outside the version's body."""
    checks = " AND ".join(f"onrecord_spans_valid(NEW.{column}, body_length)" for column in columns)
    return pgtrigger.Trigger(
        name="spans_inside_body",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("version_id", *columns),  # type: ignore[no-untyped-call]
        declare=[("body_length", "integer")],
        func=f"""
            SELECT length INTO STRICT body_length FROM articles_articleversion WHERE id = NEW.version_id;
            IF NOT ({checks}) THEN
                RAISE EXCEPTION 'spans must be ascending, apart and inside the body of % characters', body_length
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def words_from_body(**spans_of: str) -> pgtrigger.Trigger:
    """Keep text columns equal to what their ranges cover, so that a quote can't differ from its article."""
    assignments = "\n".join(
        f"NEW.{words} := onrecord_words(body_text, NEW.{spans});" for words, spans in spans_of.items()
    )
    return pgtrigger.Trigger(
        name="words_from_body",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("version_id", *spans_of, *spans_of.values()),  # type: ignore[no-untyped-call]
        declare=[("body_text", "text")],
        func=f"{BODY_OF_VERSION}\n{assignments}\nRETURN NEW;",
    )


def changed_by_decision_only() -> pgtrigger.Trigger:
    """A quote that a person decided changes only together with a further decision."""
    return pgtrigger.Protect(
        name="changed_by_decision_only",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.decision_id IS NOT NULL AND OLD.decision_id = NEW.decision_id AND OLD.* IS DISTINCT FROM NEW.*"
        ),
    )


def decided_stays() -> pgtrigger.Trigger:
    """A quote that a person decided can't be deleted."""
    return pgtrigger.Protect(
        name="decided_stays", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__decision__isnull=False)
    )


def append_only() -> pgtrigger.Trigger:
    """Rows are written once."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
