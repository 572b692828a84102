"""Reasons that differ by a pronoun or a verb alone count as one stock phrase."""

import re
from importlib import import_module

from django.db import migrations

BEFORE = import_module("quotes.migrations.0025_sourcing").CREATE
OLD_PHRASE = (
    r"regexp_replace(lower(COALESCE(NULLIF(n.evidence, ''), n.trigger)), '\m(the|a|an|his|her|their)\s+', '', 'g')"
)
PHRASE = r"""
CREATE FUNCTION onrecord_phrase(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN plain ~ '(\mnot|n.t|\mun|\mnever)( \w+)? ?(authori[sz]ed|allowed|permitted|cleared) to (\w+ly )?(speak|talk|discuss|comment|brief|disclose)'
          OR plain ~ '\m(authority|authori[sz]ation|permission) to (speak|talk|discuss|comment)' THEN 'not authorized to speak'
        WHEN plain ~ '\mcondition of anonymity|\mcondition (that|of) .*\mnot (be )?(named|naming|identified)' THEN 'on condition of anonymity'
        WHEN plain ~ '\mnot to be (named|identified|quoted by name)|\m(own |sur)?name (not )?be (withheld|printed|published|left out)|\manonymity\M$'
            THEN 'asked not to be named'
        WHEN plain ~ '\m(sensitivity|sensitivities|sensitive nature|delicacy) (of|surrounding)' THEN 'because of the sensitivity of the matter'
        WHEN plain ~ '\mto (be able to )?(speak|talk|be|discuss)\M.*\m(candid|frank|free|open|blunt|honest)(ly)?' THEN 'to speak candidly'
        WHEN plain ~ '\mto (discuss|describe|share|talk about|speak about|recount|detail)( \w+)? (private|internal|sensitive|confidential|closed-door|non-?public|personnel)\M'
            THEN 'to discuss private or internal matters'
        WHEN plain ~ '\m(fear\w*|afraid|worried|for fear)( of| for| that| he| she| they)* (losing )?(jobs?|careers?|livelihoods?)\M'
            THEN 'for fear of losing a job'
        WHEN plain ~ '\m(fear\w*|afraid)( of)? (retaliation|retribution|reprisals?|repercussions)' THEN 'for fear of retaliation'
        ELSE plain
    END
    FROM (SELECT regexp_replace(lower(words), '\m(the|a|an|his|her|their)\s+', '', 'g')) AS of_text(plain)
$$;
"""


def with_phrase(functions: str, phrase: str) -> str:
    """The function that lists withheld names, as `CREATE OR REPLACE`."""
    (found,) = re.findall(r"CREATE (FUNCTION onrecord_withheld_of.*?\$\$;)", functions, re.DOTALL)
    return f"CREATE OR REPLACE {found}".replace(OLD_PHRASE, phrase) + "\nSELECT onrecord_account(NULL);"


class Migration(migrations.Migration):
    dependencies = [("quotes", "0028_finding_notes_that_were_questioned")]

    operations = [
        migrations.RunSQL(PHRASE, "DROP FUNCTION onrecord_phrase(text)"),
        migrations.RunSQL(
            with_phrase(BEFORE, "onrecord_phrase(COALESCE(NULLIF(n.evidence, ''), n.trigger))"),
            with_phrase(BEFORE, OLD_PHRASE),
        ),
    ]
