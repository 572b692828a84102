from django.db import migrations


def keep_unnamed_sources(apps, schema_editor):
    """One lasting record for each withheld speaker of an article, anchored in the newest version that has it."""
    withheld = apps.get_model("quotes", "WithheldName").objects
    appearances = apps.get_model("quotes", "Appearance").objects
    sources = apps.get_model("quotes", "UnnamedSource").objects
    rows = withheld.filter(unnamed_source=None).select_related("version").order_by("-version__number")
    made = {}
    for row in list(rows):
        key = (row.version.article_id, row.speaker_id)
        if key not in made:
            shown = appearances.filter(version=row.version_id, speaker=row.speaker_id).first()
            made[key] = sources.create(
                article_id=row.version.article_id,
                version_id=row.version_id,
                anchor_spans=(shown.mention_spans if shown else []) or row.trigger_spans,
            )
        withheld.filter(pk=row.pk).update(unnamed_source=made[key])


class Migration(migrations.Migration):
    dependencies = [("quotes", "0006_unnamed_sources_and_approvals")]
    operations = [migrations.RunPython(keep_unnamed_sources, migrations.RunPython.noop)]
