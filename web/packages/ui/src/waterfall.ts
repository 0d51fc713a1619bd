// Where each card of a waterfall goes: the shortest column so far, for ever, so that nothing moves when more arrive.

/** Columns by the width of the grid's page, as VISUAL says: 2, 3, 4, 5 at 0, 640, 900, 1180 px. */
export const STEPS: readonly [minWidth: number, columns: number][] = [
  [1180, 5],
  [900, 4],
  [640, 3],
  [0, 2],
]

export function columnsFor(width: number): number {
  return STEPS.find(([minWidth]) => width >= minWidth)?.[1] ?? 2
}

/**
 * Deal items into columns. Heights are in column widths (a square picture is 1), so the answer does not depend on pixels.
 * Out: for each column, the indexes of its items from top to bottom.
 */
export function deal(heights: readonly number[], columns: number): number[][] {
  const dealt: number[][] = Array.from({ length: columns }, () => [])
  const filled = new Array<number>(columns).fill(0)
  heights.forEach((height, index) => {
    const shortest = filled.indexOf(Math.min(...filled))
    dealt[shortest]?.push(index)
    filled[shortest] = (filled[shortest] ?? 0) + height
  })
  return dealt
}
