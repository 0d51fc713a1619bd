"""The studio: paper backdrop, three soft lights, a camera that frames what stands before it, and the darkroom."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import mitsuba as mi
import numpy as np
import pyoidn
from PIL import Image

mi.set_variant("llvm_ad_rgb")
mi.set_log_level(mi.LogLevel.Error)

from demo.render.materials import linear  # noqa: E402  Mitsuba wants its variant before anything builds a material.
from demo.render.shapes import Mesh, Thing  # noqa: E402

FIELD_OF_VIEW = 27  # Degrees; a short telephoto, as product photographers use.
EXPOSURE = 1.15
HIGHLIGHTS_FROM = 0.72  # Above this the film bends over instead of clipping.


@dataclass(frozen=True)
class Shot:
    """One picture to take. Angles in degrees; `fill` is the share of the frame the things take up."""

    things: Thing
    paper: str = "#efe2d0"
    lift: float = 15
    fill: float = 0.72
    key: float = 1.08
    fill_light: float = 1.0
    sky: float = 0.27
    wide: float = 1.0  # width ÷ height
    shift: tuple[float, float] = (0, -0.02)  # of the frame, right and up
    depth: int = 6
    extra: dict = field(default_factory=dict)


def take(shot: Shot, size: int, samples: int, seed: int = 7) -> Image.Image:
    """Render a shot `size` pixels tall, denoise it and develop it."""
    width = round(size * shot.wide)
    with tempfile.TemporaryDirectory() as folder:
        scene = mi.load_dict(_scene(shot, width, size, samples, Path(folder)))
        raw = np.array(mi.render(scene, seed=seed)).astype(np.float32)
    colour, albedo, normal = (np.ascontiguousarray(raw[..., i : i + 3]) for i in (0, 3, 6))
    clean = pyoidn.denoise(np.minimum(colour, 40), albedo=np.clip(albedo, 0, 1), normal=normal, hdr=True)
    return Image.fromarray(_develop(clean))


def _develop(light: np.ndarray) -> np.ndarray:
    x = np.clip(light * EXPOSURE, 0, None)
    room = 1 - HIGHLIGHTS_FROM
    x = np.where(x < HIGHLIGHTS_FROM, x, HIGHLIGHTS_FROM + room * np.tanh((x - HIGHLIGHTS_FROM) / room * 0.8))
    x = np.where(x <= 0.0031308, 12.92 * x, 1.055 * np.power(np.maximum(x, 1e-6), 1 / 2.4) - 0.055)
    return (np.clip(x, 0, 1) * 255 + 0.5).astype(np.uint8)


def _scene(shot: Shot, width: int, height: int, samples: int, folder: Path) -> dict:
    eye, aim = _framing(shot)
    place = mi.ScalarTransform4f
    rim = (
        ([4.6, 3.2, -1.2], 0.9, 1.8) if shot.wide < 1.5 else ([9.2, 5.4, -1.2], 1.9, 3.4)
    )  # Out of a wide frame, and larger by as much.
    scene = {
        "type": "scene",
        "integrator": {
            "type": "aov",
            "aovs": "albedo:albedo,normal:sh_normal",
            "inner": {"type": "path", "max_depth": shot.depth, "hide_emitters": True},
        },
        "sensor": {
            "type": "perspective",
            "fov": FIELD_OF_VIEW,
            "fov_axis": "y",
            "to_world": place().look_at(origin=eye, target=aim, up=[0, 1, 0]),
            "film": {
                "type": "hdrfilm",
                "width": width,
                "height": height,
                "rfilter": {"type": "box"},
                "pixel_format": "rgb",
            },
            "sampler": {"type": "multijitter", "sample_count": samples},
        },
        "key": _softbox([-4.2, 5, 3.2], 1.6, 1.6, np.array([9, 8.55, 7.9]) * shot.key),
        "rim": _softbox(*rim, np.array([5, 5.1, 5.3]) * shot.fill_light),
        "front": _softbox([3.5, 3.4, 5.5], 2, 2, np.array([1.5, 1.5, 1.58]) * shot.fill_light),
        "sky": {"type": "constant", "radiance": {"type": "rgb", "value": shot.sky}},
        **shot.extra,
    }
    parts = (
        *shot.things.parts,
        (
            _backdrop(),
            {
                "type": "twosided",
                "inner": {"type": "diffuse", "reflectance": {"type": "rgb", "value": linear(shot.paper).tolist()}},
            },
        ),
    )
    for number, (mesh, material) in enumerate(parts):
        scene[f"part{number}"] = _load(mesh, material, folder / f"{number}.ply")
    return scene


def _framing(shot: Shot) -> tuple[list[float], list[float]]:
    """Where to stand and where to look, so that the things fill the wished share of the frame."""
    points = np.vstack([m.points[:: max(1, len(m.points) // 4000)] for m, _ in shot.things.parts])
    lift = np.radians(shot.lift)
    back, up, right = (
        np.array([0, np.sin(lift), np.cos(lift)]),
        np.array([0, np.cos(lift), -np.sin(lift)]),
        np.array([1.0, 0, 0]),
    )
    aim, away, slope = (points.min(0) + points.max(0)) / 2, 8.0, np.tan(np.radians(FIELD_OF_VIEW / 2))
    for _ in range(12):
        seen = points - aim
        depth = away - seen @ back
        x, y = seen @ right / (depth * slope * shot.wide), seen @ up / (depth * slope)
        aim = (
            aim
            + right * (x.min() + x.max()) / 2 * away * slope * shot.wide
            + up * (y.min() + y.max()) / 2 * away * slope
        )
        away *= max(np.ptp(x), np.ptp(y)) / 2 / shot.fill
    aim = aim - right * shot.shift[0] * 2 * away * slope * shot.wide - up * shot.shift[1] * 2 * away * slope
    return (aim + back * away).tolist(), aim.tolist()


def _softbox(origin: list[float], across: float, tall: float, radiance: np.ndarray) -> dict:
    place = mi.ScalarTransform4f
    return {
        "type": "rectangle",
        "to_world": place().look_at(origin=origin, target=[0, 0.8, 0], up=[0, 1, 0.01])
        @ place().scale([across, tall, 1]),
        "emitter": {"type": "area", "radiance": {"type": "rgb", "value": radiance.tolist()}},
    }


def _backdrop() -> Mesh:
    """Seamless paper: floor, bend and wall."""
    bend = np.linspace(0, np.pi / 2, 24)
    line = np.array([(30, 0), (-2.5, 0), *[(-2.5 - 1.8 * np.sin(t), 1.8 - 1.8 * np.cos(t)) for t in bend], (-4.3, 14)])
    points = np.array([[x, y, z] for z, y in line for x in (-30, 30)], float)
    rows = 2 * np.arange(len(line) - 1)[:, None]
    return Mesh(points, np.vstack([rows + [0, 1, 2], rows + [1, 3, 2]]))


def _load(mesh: Mesh, material: dict, file: Path) -> object:
    """Hand a mesh to Mitsuba by way of a binary PLY file."""
    uv = np.zeros((len(mesh.points), 2)) if mesh.uv is None else mesh.uv
    table = np.hstack([mesh.points, mesh.normals(), uv]).astype("<f4")
    names = "".join(f"property float {n}\n" for n in ("x", "y", "z", "nx", "ny", "nz", "u", "v"))
    head = (
        f"ply\nformat binary_little_endian 1.0\nelement vertex {len(table)}\n{names}"
        f"element face {len(mesh.faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    rows = np.zeros(len(mesh.faces), dtype=[("count", "u1"), ("corners", "<i4", 3)])
    rows["count"], rows["corners"] = 3, mesh.faces
    file.write_bytes(head.encode() + table.tobytes() + rows.tobytes())
    shape = mi.load_dict({"type": "ply", "filename": str(file), **_material(material)})
    if mesh.colours is not None:
        shape.add_attribute("vertex_color", 3, np.clip(mesh.colours, 0, 1).astype(np.float32).ravel())
    return shape


def _material(material: dict) -> dict:
    if "emitter" in material:
        return {
            "emitter": material["emitter"],
            "bsdf": {"type": "diffuse", "reflectance": {"type": "rgb", "value": 0.2}},
        }
    return {"bsdf": _bitmaps(material)}


def _bitmaps(node: dict) -> dict:
    """Turn pictures held as arrays into Mitsuba bitmaps, wherever they lie in the material."""
    if node.get("type") == "bitmap":
        return {"type": "bitmap", "bitmap": mi.Bitmap(np.array(node["picture"])), "filter_type": "bilinear"}
    return {k: _bitmaps(v) if isinstance(v, dict) else v for k, v in node.items()}
