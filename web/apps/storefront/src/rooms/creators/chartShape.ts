// How numbers become shapes: pure.

/** Points of a line across a box, the highest value at its top. In: values of at least zero. */
export function linePoints(values: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...values)
  const step = width / Math.max(1, values.length - 1)
  return values.map((value, place) => `${round(place * step)},${round(height * (1 - value / most))}`).join(' ')
}

/** How strong each cell is, from 0 to 1. */
export function strengths(cells: readonly number[]): number[] {
  const most = Math.max(1, ...cells)
  return cells.map((cell) => cell / most)
}

/** The hours in which most read, best first: no more than so many, and none in which nobody did. */
export function bestHours(cells: readonly number[], most: number): number[] {
  return cells
    .map((count, hour) => ({ count, hour }))
    .filter((one) => one.count > 0)
    .sort((a, b) => b.count - a.count || a.hour - b.hour)
    .slice(0, most)
    .map((one) => one.hour)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
