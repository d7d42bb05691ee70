from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "dateline.audience"
    label = "audience"

    def ready(self) -> None:
        from dateline.audience import pages  # noqa: F401 - importing registers its pages
