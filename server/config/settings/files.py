"""Where files lie: uploads in the media folder, the built storefront and Django's own static files by WhiteNoise."""

from config.env import ROOT, env

MEDIA_ROOT = env.media_dir
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = env.var_dir / "static"
STOREFRONT_DIST = ROOT / "web" / "apps" / "storefront" / "dist"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # So that a laptop needs no collectstatic.
FILE_UPLOAD_HANDLERS = [
    "market.media.uploads.RefuseHugeUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Of a body that is no file: twice a product with a hundred SKUs and a long text. Files have their own gate above.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
WHITENOISE_ROOT = STOREFRONT_DIST if STOREFRONT_DIST.is_dir() else None  # Icons, the service worker, /assets.


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 (a setting's name)
    """Vite writes a hash into the names under /assets, so those never change."""
    return url.startswith("/assets/")


# Short videos (docs/adr/0041). Parts are what a phone sends again when its network fails.
VIDEO_PART_BYTES = 2 * 1024 * 1024
VIDEO_MOST_BYTES = 300 * 1024 * 1024  # Three minutes as a phone films them in 1080p.
VIDEO_UPLOADS_AT_ONCE = 3
VIDEOS_PER_DAY = 30  # Of one person.
VIDEO_WORKSHOP = env.var_dir / "videos"  # Of this machine: a worker needs three times the largest video here.
