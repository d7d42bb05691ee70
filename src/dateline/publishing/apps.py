from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "dateline.publishing"
    label = "publishing"

    def ready(self) -> None:
        from dateline.publishing import listeners

        listeners.listen()
