// How tall a note's card is, from what the API says, before any picture has come.
import type { Schemas } from '@jishi/client'

/** Extremes are trimmed: a banner or a ribbon of a picture would break the rhythm of the columns. */
const WIDEST = 1.34
const TALLEST = 0.72
const PLAIN = 1

export function noteRatio({ cover }: Pick<Schemas['NoteCardOut'], 'cover'>): number {
  return cover ? Math.min(WIDEST, Math.max(TALLEST, cover.width / cover.height)) : PLAIN
}

/** In column widths: the picture, then two lines of title and who wrote it, some 85 px under a 190 px column. */
export function noteHeight(card: Pick<Schemas['NoteCardOut'], 'cover'>): number {
  return 1 / noteRatio(card) + 0.45
}
