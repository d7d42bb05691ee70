from django.apps import AppConfig


class WiresConfig(AppConfig):
    name = "dateline.wires"
    label = "wires"
