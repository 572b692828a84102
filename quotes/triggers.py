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


def changed_by_decision_only(*columns: str) -> pgtrigger.Trigger:
    """These columns of what a person decided, and its speaker, change only together with a further decision.

    A merge does not change who spoke, only under which speaker that one is shown.
    """
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return pgtrigger.Protect(
        name="changed_by_decision_only",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.decision_id IS NOT NULL AND (NEW.decision_id IS NULL OR OLD.decision_id = NEW.decision_id"
            f" AND ROW({old}, COALESCE(OLD.merged_from_id, OLD.speaker_id))"
            f" IS DISTINCT FROM ROW({new}, COALESCE(NEW.merged_from_id, NEW.speaker_id)))"
        ),
    )


def decided_stays() -> pgtrigger.Trigger:
    """What a person decided can't be deleted."""
    return pgtrigger.Protect(
        name="decided_stays", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__decision__isnull=False)
    )


def attach_to_merged() -> pgtrigger.Trigger:
    """Keep a row with what its speaker has been merged into, and remember in `merged_from` who it was before.

    The name makes PostgreSQL fire it before the triggers that look at the speaker (it goes by the alphabet).
    """
    return pgtrigger.Trigger(
        name="attach_to_merged",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("speaker_id", "merged_from_id"),  # type: ignore[no-untyped-call]
        declare=[("own", "bigint"), ("above", "bigint")],
        func="""
            IF TG_OP = 'UPDATE' AND NEW.speaker_id IS DISTINCT FROM OLD.speaker_id
               AND NEW.merged_from_id IS NOT DISTINCT FROM OLD.merged_from_id THEN
                NEW.merged_from_id := NULL;
            END IF;
            own := COALESCE(NEW.merged_from_id, NEW.speaker_id);
            NEW.speaker_id := own;
            LOOP
                SELECT merged_into_id INTO above FROM quotes_speaker WHERE id = NEW.speaker_id FOR KEY SHARE;
                EXIT WHEN above IS NULL;
                NEW.speaker_id := above;
            END LOOP;
            NEW.merged_from_id := NULLIF(own, NEW.speaker_id);
            RETURN NEW;
        """,
    )


def take_rows_along() -> pgtrigger.Trigger:
    """When a speaker is merged or a merge is taken back, the rows about it and about those merged into it follow."""
    tables = ("quotes_quote", "quotes_appearance", "quotes_withheldname")
    follow = "\n".join(
        f"""
            UPDATE {table} SET merged_from_id = COALESCE(merged_from_id, speaker_id)
            WHERE speaker_id = NEW.id OR merged_from_id IN (
                WITH RECURSIVE member(id) AS (
                    SELECT NEW.id
                    UNION ALL
                    SELECT merged.id FROM quotes_speaker AS merged JOIN member ON merged.merged_into_id = member.id
                ) SELECT id FROM member
            );
        """
        for table in tables
    )
    return pgtrigger.Trigger(
        name="take_rows_along",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("merged_into_id"),  # type: ignore[no-untyped-call]
        condition=pgtrigger.Condition("OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id"),
        func=f"{follow}\nRETURN NEW;",
    )


def merged_with_like() -> pgtrigger.Trigger:
    """A speaker goes into one of its kind and entity, an anonymous one only within its article, never into itself."""
    return pgtrigger.Trigger(
        name="merged_with_like",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id"),  # type: ignore[no-untyped-call]
        condition=pgtrigger.Condition("NEW.merged_into_id IS NOT NULL"),
        declare=[("target", "quotes_speaker%ROWTYPE"), ("above", "bigint")],
        func="""
            SELECT * INTO STRICT target FROM quotes_speaker WHERE id = NEW.merged_into_id FOR UPDATE;
            IF target.kind <> NEW.kind OR target.entity <> NEW.entity
               OR (NEW.kind = 'anonymous' AND target.article_id <> NEW.article_id) THEN
                RAISE EXCEPTION 'only speakers of one kind and entity are merged, anonymous ones within an article'
                    USING ERRCODE = 'check_violation';
            END IF;
            above := target.id;
            WHILE above IS NOT NULL LOOP
                IF above = NEW.id THEN
                    RAISE EXCEPTION 'a speaker can not be merged into itself' USING ERRCODE = 'check_violation';
                END IF;
                SELECT merged_into_id INTO above FROM quotes_speaker WHERE id = above;
            END LOOP;
            RETURN NEW;
        """,
    )


def append_only() -> pgtrigger.Trigger:
    """Rows are written once."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def outdates_what_was_worked_out(*columns: str) -> pgtrigger.Trigger:
    """Note which version and speaker a change of a quote is about, for the job that catches up."""
    return pgtrigger.Trigger(
        name="outdates_what_was_worked_out",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*columns) | pgtrigger.Delete,  # type: ignore[no-untyped-call]
        func="""
            IF TG_OP <> 'INSERT' THEN
                INSERT INTO quotes_outdated (version_id, speaker_id) VALUES (OLD.version_id, OLD.speaker_id);
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO quotes_outdated (version_id, speaker_id) VALUES (NEW.version_id, NEW.speaker_id);
            END IF;
            RETURN NULL;
        """,
    )
