from django.db import migrations, models

import articles.folding

# How names are put in order: a person's by the family name with its particles, as `split_name` of
# `quotes.attribution.names` finds it, but without "al-"; what is no person's without "the".
FAMILY_FIRST = (
    "ahn|bae|baek|bao|bui|cai|cao|chan|chang|chen|cheung|chiang|chiu|cho|choi|chou|chu|chua|dai|dang|deng|do|dong|duong"
    "|fan|feng|gao|goh|guo|han|heo|ho|hoang|hong|hsiao|hsieh|hsu|hu|huang|huynh|hwang|jang|jeon|jiang|jin|jung|kang|kim"
    "|ko|kuo|kwok|kwon|lai|lam|le|lee|leung|li|liang|lim|lin|liu|lo|lu|luo|ly|ma|mao|mo|moon|nam|ng|ngo|nguyen|noh|ong"
    "|pan|park|peng|pham|phan|ren|roh|ryu|seo|shi|shin|sim|song|su|sun|tan|tang|teo|tian|tran|tsai|tsao|tseng|vo|vu|wang"
    "|wei|wen|wong|wu|xi|xiao|xie|xu|yang|yao|ye|yip|yoo|yoon|yu|yuan|zeng|zhang|zhao|zheng|zhong|zhou|zhu"
)
UNSURE = "lee|park|kim|le|do|ho|ma|chan|tan|long|song|han|dai"  # given names elsewhere
PARTICLES = (
    "abou|abu|ad|af|ait|al|an|ap|ar|as|ash|at|av|az|bar|ben|bin|bint|da|das|de|degli|dei|del|dela|della|dello|delos|den|der"
    "|des|di|do|dos|du|e|el|ibn|la|las|le|les|lo|los|mac|mc|nic|ni|o|ould|san|santa|st|te|ten|ter|ul|umm|ur|van|vom|von|wa|y"
    "|zu|zum|zur"
)
SUFFIXES = "jr|sr|ii|iii|iv|v|esq|phd|md|qc|kc|mbe|obe|cbe"
CREATE = f"""
CREATE FUNCTION onrecord_name_order(name text, entity text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN entity <> 'person' THEN regexp_replace(folded, '^the ', '')
        WHEN folded ~ '^({FAMILY_FIRST})( [^ ]+){{1,3}}$' AND (
            folded ~ ' [^ ]+-' OR (folded !~ '^({UNSURE}) ' AND folded !~ ' ({FAMILY_FIRST})$')
        ) THEN folded
        ELSE btrim(
            regexp_replace(family, '^(al|el|ul|ash|as|ad|an|ar|at|az)[ -]', '')
            || rtrim(' ' || left(base, length(base) - length(family))) || ' ' || substr(folded, length(base) + 2)
        )
    END
    FROM (SELECT btrim(regexp_replace(onrecord_fold(name), '[\\s,]+', ' ', 'g')) AS folded) f,
         LATERAL (SELECT regexp_replace(folded, '(.) ({SUFFIXES})\\.?$', '\\1') AS base) b,
         LATERAL (SELECT substring(base FROM '((?:\\m(?:{PARTICLES})\\.? )*[^ ]+)$') AS family) l
$$;
"""
DROP = "DROP FUNCTION onrecord_name_order(text, text);"


class Migration(migrations.Migration):
    dependencies = [("quotes", "0022_drafts_kept_nowhere")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.AddField(
            model_name="speaker",
            name="name_order",
            field=models.GeneratedField(
                expression=articles.folding.NameOrder("name", "entity"), output_field=models.TextField(), db_persist=True
            ),
        ),
        migrations.RemoveIndex(model_name="speaker", name="speaker_by_name"),
        migrations.AddIndex(
            model_name="speaker", index=models.Index(fields=["name_order", "id"], name="speaker_in_order")
        ),
    ]
