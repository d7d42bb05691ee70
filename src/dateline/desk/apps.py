from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dateline.desk"
    label = "desk"

    def ready(self) -> None:
        from dateline.desk import listeners

        listeners.listen()
