from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "market.messages"
    label = "talks"  # Django has an app of the room's own name.
