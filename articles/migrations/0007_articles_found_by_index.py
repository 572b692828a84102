from django.db import migrations

# Which articles have words. PostgreSQL takes looking at a long text's words for cheap, and would rather read those of
# every article than its index; so here it may not.
CREATE = """
CREATE FUNCTION onrecord_articles_with(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 20000 SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '32MB' AS $$
    SELECT article_id FROM articles_articleindex WHERE words @@ asked
$$;
"""
DROP = "DROP FUNCTION onrecord_articles_with(tsquery);"


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_ordered_articles")]
    operations = [migrations.RunSQL(CREATE, DROP)]
