# ruff: noqa: F403 (a topic per file is what this package is)
"""Django's settings, one file per topic. The environment reaches them through config.env alone."""

from config.settings.accounts import *
from config.settings.affiliate import *
from config.settings.aftersales import *
from config.settings.approvals import *
from config.settings.apps import *
from config.settings.circles import *
from config.settings.cluster import *
from config.settings.database import *
from config.settings.files import *
from config.settings.invoices import *
from config.settings.logs import *
from config.settings.mail import *
from config.settings.payments import *
from config.settings.safety import *
from config.settings.settlement import *
