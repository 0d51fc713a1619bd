"""The web process: granian runs `config.wsgi:application`."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
whole_road = get_wsgi_application()
import_module("config.api")  # The rooms' endpoints, which name the pages that take the lane.
both_roads = import_module("foundation.express").with_express_lane(whole_road)
guarded = import_module("config.doorkeeper").with_doorkeeper(both_roads)
application = import_module("foundation.proxies").with_proxies_known(guarded)
