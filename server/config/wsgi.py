"""The web process: granian runs `config.wsgi:application`."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from config.env import env

if env.mode != "test":  # Tests ask it from threads of their own, which keep what they have.
    import_module("foundation.postgresql.lending").begin(env.web_connections)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# What is asked is read letter by letter; the dictionary of phrases, 44 MB, is for those that index goods.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
whole_road = get_wsgi_application()
import_module("config.api")  # The rooms' endpoints, which name the pages that take the lane.
# Signing in is allauth's, which asks for rooms that only the whole road has.
calls = import_module("foundation.short_road").with_short_road(whole_road, but=("/api/people/",))
all_roads = import_module("foundation.express").with_express_lane(calls)
guarded = import_module("config.doorkeeper").with_doorkeeper(all_roads)
application = import_module("foundation.proxies").with_proxies_known(guarded)
import_module("foundation.collector").spare_what_stays()
