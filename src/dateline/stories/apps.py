from importlib import import_module

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "dateline.stories"
    label = "stories"

    def ready(self) -> None:
        import_module("dateline.stories.keeping")
        import_module("dateline.stories.telling")
