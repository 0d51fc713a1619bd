"""What a film may be, and what it becomes."""

SHORTEST_SECONDS = 1.0  # Loudness is heard in windows of 0.4 s; less than a second is a mistake of the thumb.
LONGEST_SECONDS = 180.0
FLATTEST, TALLEST = 2.4, 0.4  # Width by height: cinema's 2.39 and a tall phone's 9:21, with a little room.
LONGEST_SIDE = 4096  # 4K as phones film it; larger frames take a quarter of a gigabyte each to unpack.
SHORT_SIDE = 720  # "720p": the side that is shorter, so that a phone held upright is not worse off.
FRAMES_PER_SECOND = 30
DARK_LUMA = 32  # Of 255, mean of a frame: what every screen shows as black (video black is 16).
DARK_SHARE = 0.98
STILL_CHANGE = 0.6  # Mean change of luma between looks, of 255: above the noise of an encoder, below any movement.
LOOKS_PER_SECOND = 5
LOUDNESS_LUFS = -16.0  # AES TD1008 (2021): what streams to phones should be.
PEAK_DBFS = -1.5  # AAC overshoots by up to a decibel.
MOST_GAIN_DB = 30.0  # More would show the noise of the room as if it were the film.
SILENCE_LUFS = -69.0  # EBU R128 hears nothing below -70.
COVERS_AT = (0.1, 0.3, 0.5, 0.7, 0.9)  # Shares of the film's length.

# Of the child process: what a hostile file may take before it is stopped.
MOST_MEMORY_BYTES = 3 * 1024**3  # Address space; 4K frames of ten bits in all threads' hands take about 1.5 GB.
MOST_CPU_SECONDS = 1200
MOST_WALL_SECONDS = 1800
MOST_WRITTEN_BYTES = 400 * 1024**2
MOST_OPEN_FILES = 64
