// Where the dot of a tagged thing stands on its picture.

export const WHOLE_BP = 10_000

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** From a press on the picture, in ten-thousandths of its width and height; a press on the very edge stays inside. */
export function placeOf(x: number, y: number, box: Box): { x_bp: number; y_bp: number } {
  return { x_bp: share(x - box.left, box.width), y_bp: share(y - box.top, box.height) }
}

/** By a key: an arrow moves the dot by a fiftieth of the picture. */
export function moved(place: { x_bp: number; y_bp: number }, key: string): { x_bp: number; y_bp: number } | null {
  const step = WHOLE_BP / 50
  const steps: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
  const by = steps[key]
  return by ? { x_bp: inside(place.x_bp + by[0]), y_bp: inside(place.y_bp + by[1]) } : null
}

function share(part: number, whole: number): number {
  return inside(whole > 0 ? Math.round((part / whole) * WHOLE_BP) : WHOLE_BP / 2)
}

function inside(bp: number): number {
  return Math.min(WHOLE_BP, Math.max(0, bp))
}
