"""
The states of a video.

  uploading ──▶ checking ──▶ transcoding ──▶ ready
      │             │             │
      │             └──────┬──────┘
      ▼                    ▼
  abandoned             refused        what ended and nothing shows is swept: its files are gone, its history stays
"""

from enum import StrEnum

from foundation.states import Machine


class VideoState(StrEnum):
    UPLOADING = "uploading"
    CHECKING = "checking"
    TRANSCODING = "transcoding"
    READY = "ready"
    REFUSED = "refused"
    ABANDONED = "abandoned"
    SWEPT = "swept"


VIDEO = Machine(
    start=VideoState.UPLOADING,
    moves={
        VideoState.UPLOADING: frozenset({VideoState.CHECKING, VideoState.ABANDONED}),
        VideoState.CHECKING: frozenset({VideoState.TRANSCODING, VideoState.REFUSED}),
        VideoState.TRANSCODING: frozenset({VideoState.READY, VideoState.REFUSED}),
        VideoState.READY: frozenset({VideoState.SWEPT}),
        VideoState.REFUSED: frozenset({VideoState.SWEPT}),
        VideoState.ABANDONED: frozenset({VideoState.SWEPT}),
        VideoState.SWEPT: frozenset(),
    },
)
ENDED = frozenset({VideoState.READY, VideoState.REFUSED, VideoState.ABANDONED})
BEING_MADE = frozenset({VideoState.CHECKING, VideoState.TRANSCODING})
