from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "dateline.languages"
    label = "languages"
