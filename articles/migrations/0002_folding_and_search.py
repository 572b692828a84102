from django.db import migrations

# The form in which words are found: no case, no marks, one kind of apostrophe and hyphen. Other signs than those of
# ASCII become spaces, as PostgreSQL takes them for letters where the database has no locale.
CREATE = """
CREATE FUNCTION onrecord_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(replace(replace(replace(replace(regexp_replace(translate(
        regexp_replace(
            normalize(lower(words), NFKD),
            '[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]', '', 'g'
        ),
        'øØłŁđĐðÐı’‘ʼ‐‑–\u00ad', 'oollddddi''''''---'),
        '[\u00a1-\u00bf\u2000-\u206f\u3000-\u303f]', ' ', 'g'),
        'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'))
$$;
"""
DROP = "DROP FUNCTION onrecord_fold(text);"


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
