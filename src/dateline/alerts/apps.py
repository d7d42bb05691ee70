from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "dateline.alerts"
    label = "alerts"

    def ready(self) -> None:
        from dateline.alerts import live  # noqa: F401 - importing registers its page
