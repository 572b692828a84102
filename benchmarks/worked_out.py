"""What jobs and people would have added to an invented archive: same words, profiles, findings, decisions."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Count

from quotes.models import Speaker, SpeakerProfile
from quotes.profiles import MANY_ROLES, roles_to_keep
from quotes.terms import recount_archive
from quotes.wording.signatures import signature_of_quote

AT_ONCE = 50_000
SIGNERS = {"bench-reporter": "reviewer", "bench-editor": "auditor", "bench-standards": "standards editor"}
DECIDED, APPROVED, LOOKED = 2, 30, 50  # in per cent

SAME_WORDS = """
    WITH repeated AS (
        SELECT id, first, speaker_id FROM (
            SELECT id, speaker_id, min(id) OVER (PARTITION BY content) AS first FROM quotes_quote
        ) every WHERE first <> id
    )
    UPDATE quotes_wording w SET "group" = r.first, copy_of_id = r.copy_of FROM (
        SELECT r.id, r.first, CASE WHEN r.speaker_id = q.speaker_id THEN r.first END AS copy_of
        FROM repeated r JOIN quotes_quote q ON q.id = r.first
        UNION SELECT first, first, NULL FROM repeated
    ) r WHERE w.quote_id = r.id
"""
SAID = """
    CREATE TEMPORARY TABLE said AS
    SELECT q.id, q.speaker_id, q.version_id, q.channel, q.content, to_char(a.published_at, 'YYYY-MM') AS month,
           o.name AS outlet, p.name AS author
    FROM quotes_quote q JOIN quotes_speaker s ON s.id = q.speaker_id AND s.kind = 'named'
         JOIN articles_article a ON a.current_version_id = q.version_id JOIN articles_outlet o ON o.id = a.outlet_id
         JOIN articles_article_authors b ON b.article_id = a.id JOIN articles_author p ON p.id = b.author_id
         LEFT JOIN quotes_wording w ON w.quote_id = q.id
    WHERE q.stance = 'statement' AND w.copy_of_id IS NULL
"""
SHARED = "SELECT DISTINCT version_id, speaker_id FROM said"
COMPANY = f"""
    SELECT a.speaker_id, b.speaker_id AS key FROM ({SHARED}) a
    JOIN ({SHARED}) b ON a.version_id = b.version_id AND a.speaker_id <> b.speaker_id
"""
TERMS = """
    SELECT speaker_id, lexeme AS key FROM said, unnest(to_tsvector('simple', content)) WHERE length(lexeme) > 4
"""
COUNTED = {  # by the name of a fact: rows of speaker and key, which of them, in which order
    "months": ("SELECT speaker_id, month AS key FROM said", 1000, "key"),
    "channels": ("SELECT speaker_id, channel AS key FROM said", 10, "n DESC, key"),
    "outlets": ("SELECT speaker_id, outlet AS key FROM said", 10, "n DESC, key"),
    "authors": ("SELECT speaker_id, author AS key FROM said", 10, "n DESC, key"),
    "company": (COMPANY, 10, "n DESC, key"),
    "terms": (TERMS, 15, "n DESC, key"),
}
FACT = """
    SELECT speaker_id, jsonb_agg(jsonb_build_array(key, n) ORDER BY {order}) AS found FROM (
        SELECT speaker_id, key, count(*) AS n,
               row_number() OVER (PARTITION BY speaker_id ORDER BY count(*) DESC, key) AS place
        FROM ({rows}) rows GROUP BY speaker_id, key
    ) counted WHERE place <= {most} GROUP BY speaker_id
"""
PROFILES = """
    INSERT INTO quotes_speakerprofile (speaker_id, statements, reprinted, at, facts)
    SELECT speaker_id, n, 0, now(), jsonb_build_object({pairs})
    FROM (SELECT speaker_id, count(*) AS n FROM said GROUP BY speaker_id) every {joins}
"""
APPROVALS = """
    INSERT INTO quotes_approval (unnamed_source_id, by_id, at, role, ground_rule, approves, approves_direct_quotes,
                                 knows_identity, corroborated, note, note_looked_like_name, ask_again_on)
    SELECT s.id, (%(signers)s::int[])[1 + s.id %% 3], a.published_at, (%(roles)s::text[])[1 + s.id %% 3], 'background',
           true, s.id %% 4 = 0, s.id %% 3 <> 0, s.id %% 5 = 0, '', false,
           CASE WHEN s.id %% 10 = 0 THEN (a.published_at + interval '60 days')::date END
    FROM quotes_unnamedsource s JOIN articles_article a ON a.id = s.article_id WHERE s.id * 37 %% 100 < %(approved)s
"""
LOOKS = """
    INSERT INTO quotes_look (unnamed_source_id, by_id, at)
    SELECT s.id, (%(signers)s::int[])[1 + (s.id + turn) %% 3], now() - turn * interval '1 day'
    FROM quotes_unnamedsource s, generate_series(1, 3) turn WHERE s.id * 37 %% 100 < %(looked)s AND s.id %% 3 < turn
"""
FINDINGS = """
    INSERT INTO quotes_finding (version_id, rule, severity, speaker_id, fingerprint, sentence, advice, evidence_spans,
                                evidence, found_at, state)
    SELECT w.version_id, f.rule, f.severity, w.speaker_id, md5(w.id || f.rule), 'The article breaks ' || f.rule || '.',
           'Say in the article what readers need to judge the source.', w.trigger_spans, w.trigger, v.created_at, 'open'
    FROM quotes_withheldname w JOIN articles_articleversion v ON v.id = w.version_id
         JOIN (VALUES ('reason-missing', 'error'), ('reason-boilerplate', 'warning'), ('reason-weak', 'warning'),
                      ('description-thin', 'warning'), ('approval-missing', 'error')) f (rule, severity)
         ON CASE f.rule WHEN 'reason-missing' THEN w.reason_id IN ('none_stated', 'declined')
                        WHEN 'reason-boilerplate' THEN w.reason_id = 'not_authorized'
                        WHEN 'reason-weak' THEN w.reason_id IN ('not_authorized', 'candor')
                        WHEN 'description-thin' THEN w.id %% 2 = 0
                        ELSE w.unnamed_source_id * 37 %% 100 >= %(approved)s END
"""
DECISIONS = """
    INSERT INTO quotes_decision (user_id, at, action, quote_id, before, after, why, page)
    SELECT (%(signers)s::int[])[1 + id %% 3], now() - id * interval '1 second',
           CASE WHEN id %% 5 = 0 THEN 'reject' ELSE 'confirm' END, id, '{"status": "proposed"}',
           CASE WHEN id %% 5 = 0 THEN '{"status": "rejected"}'::jsonb ELSE '{"status": "confirmed"}' END, '', '/review/'
    FROM quotes_quote WHERE id * 37 %% 100 < %(decided)s
"""
DECIDED_QUOTES = """
    UPDATE quotes_quote q SET decision_id = d.id, status = d.after->>'status' FROM quotes_decision d
    WHERE d.quote_id = q.id
"""

Copy = Callable[[str, str, Iterable[Any]], None]


def work_out(copy: Copy) -> None:
    """Add it all to the rows of articles and their quotes, triggers being off.

    Args:
        copy: writes rows into columns of a table.
    """
    asked: dict[str, Any] = {
        "signers": [_user(name, group).pk for name, group in SIGNERS.items()],
        "roles": ["reporter", "editor", "standards"],
        "approved": APPROVED,
        "looked": LOOKED,
        "decided": DECIDED,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '512MB'")
        for first in range(0, _last_quote(cursor), AT_ONCE):
            copy("quotes_wording", "quote_id signature", list(_wordings(cursor, first)))
        for statement in ("ANALYZE", SAME_WORDS, SAID, "ANALYZE said", _profiles()):
            cursor.execute(statement)
        for statement in (APPROVALS, LOOKS, FINDINGS, DECISIONS, DECIDED_QUOTES):
            cursor.execute(statement, asked)
    recount_archive()
    keep_roles()


def keep_roles() -> None:
    """The roles of those who are given one very often."""
    for speaker in Speaker.objects.alias(n=Count("appearances__roles")).filter(n__gte=MANY_ROLES):
        SpeakerProfile.objects.filter(speaker=speaker).update(roles=roles_to_keep(speaker))


def _user(name: str, group: str) -> User:
    user, _ = User.objects.get_or_create(username=name)
    user.groups.set(Group.objects.filter(name=group))
    return user


def _last_quote(cursor: Any) -> int:
    cursor.execute("SELECT max(id) FROM quotes_quote")
    (last,) = cursor.fetchone()
    return int(last)


def _wordings(cursor: Any, first: int) -> Iterator[tuple[int, list[int]]]:
    cursor.execute("SELECT id, content FROM quotes_quote WHERE id > %s AND id <= %s", [first, first + AT_ONCE])
    for key, content in cursor.fetchall():
        yield key, sorted({each for clause in content.strip("“”").split(", ") for each in _signature(clause)})


@cache
def _signature(clause: str) -> list[int]:
    """Its runs of words; those that reach from one clause into the next are left out."""
    return signature_of_quote(clause)


def _profiles() -> str:
    joins = "\n".join(
        f"LEFT JOIN ({FACT.format(rows=rows, most=most, order=order)}) {name} USING (speaker_id)"
        for name, (rows, most, order) in COUNTED.items()
    )
    pairs = ", ".join(f"'{name}', COALESCE({name}.found, '[]')" for name in COUNTED)
    return PROFILES.format(pairs=pairs, joins=joins)
