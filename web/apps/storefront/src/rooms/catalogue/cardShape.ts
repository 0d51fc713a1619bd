// How tall a card is, from what the API says, before any picture has come.
import type { Schemas } from '@jishi/client'

/** Extremes are trimmed: a banner or a ribbon of a picture would break the rhythm of the columns. */
const WIDEST = 1.34
const TALLEST = 0.72

export function cardRatio(card: Schemas['CardOut']): number {
  const own = card.picture ? card.picture.width / card.picture.height : 1
  return Math.min(WIDEST, Math.max(TALLEST, own))
}

/** In column widths: the picture, then title, price and the small line, which are some 110 px under a 190 px column. */
export function cardHeight(card: Schemas['CardOut']): number {
  return 1 / cardRatio(card) + 0.6
}
