"""Shapes on the wire. `PictureOut` is what every room shows of a picture."""

from ninja import Schema

from market.media.types import PictureId, PictureView


class PictureOut(Schema):
    url_320: str
    url_640: str
    url_1280: str
    width: int
    height: int
    colour: str

    @classmethod
    def of(cls, picture: PictureView | None) -> "PictureOut | None":
        """Show a picture, or nothing where there is none."""
        return None if picture is None else cls(**_fields(picture))


class StoredPictureOut(PictureOut):
    picture_id: PictureId

    @classmethod
    def of_stored(cls, picture: PictureView) -> "StoredPictureOut":
        return cls(picture_id=picture.id, **_fields(picture))


def _fields(picture: PictureView) -> dict[str, str | int]:
    urls = {f"url_{size}": url for size, url in picture.urls.items()}
    return {**urls, "width": picture.width, "height": picture.height, "colour": picture.colour}
