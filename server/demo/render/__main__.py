"""The command: `python -m demo.render hand-thrown-mug-1 mushroom-lamp --out DIR --size 800 --samples 48`."""

import argparse
import time
from pathlib import Path

from PIL import Image

from demo.render.catalogue import all_pictures
from demo.render.studio import take

LARGEST_BYTES = 118_000  # A product page shows several pictures on a phone connection.


def main() -> None:
    known = all_pictures()
    words = argparse.ArgumentParser(prog="python -m demo.render", description="Render pictures of the demo market.")
    words.add_argument(
        "names", nargs="*", help="pictures, goods (all their pictures), or nothing to list what there is"
    )
    words.add_argument("--all", action="store_true", help="everything that is not yet in the folder")
    words.add_argument("--out", type=Path, default=Path("demo/pictures"))
    words.add_argument("--size", type=int, default=720, help="pixels from top to bottom")
    words.add_argument("--samples", type=int, default=48, help="rays per pixel")
    words.add_argument("--suffix", default="webp", choices=["webp", "png"])
    asked = words.parse_args()

    names = [n for n in known if any(n == a or n.rsplit("-", 1)[0] == a for a in asked.names)]
    if asked.all:
        names = [n for n in known if not (asked.out / f"{n}.{asked.suffix}").exists()]
    if not names:
        print("\n".join(known))
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in names:
        started = time.monotonic()
        image = take(known[name](), asked.size, asked.samples)
        size = save(image, asked.out / f"{name}.{asked.suffix}")
        print(f"{name}: {time.monotonic() - started:.1f} s, {size // 1024} KB", flush=True)


def save(image: Image.Image, file: Path) -> int:
    """Write a picture, stepping the quality down until it is light enough. Answers its bytes."""
    for quality in (90, 86, 82, 76, 68):
        image.save(file, quality=quality, method=6)
        if file.stat().st_size <= LARGEST_BYTES:
            break
    return file.stat().st_size


if __name__ == "__main__":
    main()
