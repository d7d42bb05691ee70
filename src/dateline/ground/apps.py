from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "dateline.ground"
    label = "ground"
