"""The one router that this folder's modules put their addresses on."""

from ninja import Router

router = Router(tags=["questions"])
