"""What a film shows while it is made: dark and still moments, and frames that may be its cover."""

from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame

from market.media.film.limits import COVERS_AT, DARK_LUMA, LOOKS_PER_SECOND, STILL_CHANGE


class Looker:
    """Looks at finished frames a few times a second, and keeps some as PNG."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder = folder
        self.cover_times = [share * seconds for share in COVERS_AT]
        self.looks = self.dark = self.still = self.covers = 0
        self._next = 0.0
        self._before: np.ndarray | None = None

    def look(self, frame: VideoFrame) -> None:
        at = frame.time or 0.0
        while self.covers < len(self.cover_times) and at >= self.cover_times[self.covers]:
            self._cover(frame)
        if at >= self._next:
            self._next = at + 1 / LOOKS_PER_SECOND
            luma = frame.to_ndarray(format="gray").astype(np.float32)
            self.looks += 1
            self.dark += bool(luma.mean() < DARK_LUMA)
            self.still += self._before is not None and bool(np.abs(luma - self._before).mean() < STILL_CHANGE)
            self._before = luma

    def finish(self, frame: VideoFrame) -> None:
        """Take what is missing from the last frame."""
        while self.covers < len(self.cover_times):
            self._cover(frame)

    def _cover(self, frame: VideoFrame) -> None:
        frame.to_image().save(self.folder / f"cover-{self.covers}.png", compress_level=1)
        self.covers += 1

    @property
    def dark_share(self) -> float:
        return self.dark / max(self.looks, 1)

    @property
    def still_share(self) -> float:
        """Of the steps from one look to the next."""
        return self.still / max(self.looks - 1, 1)
