from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "dateline.web.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        from dateline.web.newsroom.catalogs import compile_catalogs

        compile_catalogs()
