"""The web process: granian runs `config.wsgi:application`."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
whole_road = get_wsgi_application()
import_module("config.api")  # The rooms' endpoints, which name the pages that take the lane.
application = import_module("foundation.express").with_express_lane(whole_road)
