"""What things are made of: colours as hex strings in, Mitsuba materials out."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from demo.render.noise import grain
from demo.render.shapes import Mesh, Thing, thing

PAINTED = "painted"  # Stands for a colour: take it from the mesh's own points.

WOODS = {
    "beech": ("#e6c49a", "#c79a68"),
    "oak": ("#d9b788", "#b0854f"),
    "walnut": ("#8a5a3a", "#4f2f1d"),
    "acacia": ("#b9793f", "#6d3d1d"),
    "bamboo": ("#e8cf9c", "#cfa866"),
    "sandalwood": ("#9a8a4e", "#5d5a2c"),
    "cherry": ("#b8683c", "#8a4526"),
    "pine": ("#efd3a4", "#d8aa6c"),
}


def linear(colour: str) -> np.ndarray:
    """Out: (3,) linear rgb of an sRGB hex colour."""
    channels = np.array([int(colour.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> dict:
    if colour == PAINTED:
        return {"type": "mesh_attribute", "name": "vertex_color"}
    return {"type": "rgb", "value": linear(colour).tolist()}


def surface(
    colour: str, rough: float = 0.4, metallic: float = 0, shine: float = 0.5, coat: float = 0, sheen: float = 0
) -> dict:
    return {
        "type": "twosided",
        "inner": {
            "type": "principled",
            "base_color": _rgb(colour),
            "roughness": rough,
            "metallic": metallic,
            "specular": shine,
            "clearcoat": coat,
            "clearcoat_gloss": 0.93,
            "sheen": sheen,
        },
    }


def glaze(colour: str, rough: float = 0.22) -> dict:
    return surface(colour, rough, coat=1.0)


def matt(colour: str, rough: float = 0.65) -> dict:
    return surface(colour, rough, shine=0.35)


def plastic(colour: str, rough: float = 0.32) -> dict:
    return surface(colour, rough)


def cloth(colour: str) -> dict:
    return surface(colour, 0.95, shine=0.15, sheen=0.6)


def metal(name: str, rough: float = 0.14) -> dict:
    """A real metal: Au, Ag, Cu, Al, Cr."""
    return {
        "type": "twosided",
        "inner": {"type": "roughconductor", "material": name, "alpha": rough, "distribution": "ggx"},
    }


def steel(rough: float = 0.16) -> dict:
    return surface("#c9c8c6", rough + 0.12, metallic=1)


def brass(rough: float = 0.3) -> dict:
    return surface("#d9ab5b", rough, metallic=1)


def glass(tint: str = "#fbfffd") -> dict:
    return {"type": "dielectric", "int_ior": 1.5, "ext_ior": 1.0, "specular_transmittance": _rgb(tint)}


def thin_glass(tint: str = "#fbfffd") -> dict:
    """A pane without thickness: light goes straight through, so what stands inside stays clear."""
    return {"type": "thindielectric", "int_ior": 1.5, "ext_ior": 1.0, "specular_transmittance": _rgb(tint)}


def liquid(tint: str, inside: float = 1.36, outside: float = 1.5) -> dict:
    return {"type": "dielectric", "int_ior": inside, "ext_ior": outside, "specular_transmittance": _rgb(tint)}


def glow(red: float, green: float, blue: float) -> dict:
    """Light of its own, in the studio's units (the key light is about 9)."""
    return {"emitter": {"type": "area", "radiance": {"type": "rgb", "value": [red, green, blue]}}}


def printed(picture: np.ndarray, rough: float = 0.6, coat: float = 0) -> dict:
    """A picture over the mesh's uv. In: (height, width, 3) uint8 sRGB."""
    return {
        "type": "twosided",
        "inner": {
            "type": "principled",
            "base_color": {"type": "bitmap", "picture": picture},
            "roughness": rough,
            "specular": 0.4,
            "clearcoat": coat,
        },
    }


def wooden(
    mesh: Mesh, wood: str = "beech", along: int = 0, scale: float = 1, seed: int = 0, rough: float = 0.45
) -> Thing:
    """A mesh cut from wood, its grain running along the given axis."""
    light, dark = (linear(c) for c in WOODS[wood])
    return thing(mesh.painted(lambda p: grain(p, light, dark, along, scale, seed)), surface(PAINTED, rough, shine=0.35))


def painted(
    mesh: Mesh, colour_at: Callable[[np.ndarray], np.ndarray], rough: float = 0.5, coat: float = 0, shine: float = 0.4
) -> Thing:
    return thing(mesh.painted(colour_at), surface(PAINTED, rough, coat=coat, shine=shine))
