from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OnrecordConfig(AppConfig):
    """Fills in after every migration what the database can't be without: roles and reason codes."""

    name = "onrecord"

    def ready(self) -> None:
        from onrecord.reference import sync_reference_data  # noqa: PLC0415  # models exist only now

        post_migrate.connect(sync_reference_data, dispatch_uid="onrecord_reference")
