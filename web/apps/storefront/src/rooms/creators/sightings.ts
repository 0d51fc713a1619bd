// What of notes was on the screen, told to the server a little at a time: each once while the page is open.
import { api, type Schemas } from '@jishi/client'

export type Source = Schemas['Source']
type Sighted = Schemas['SightedIn']

const MOST_AT_ONCE = 50 // As the server takes them.
const GATHERED_MS = 5_000
const told = new Set<string>()
const ways = new Map<string, Source>()
let waiting: Sighted[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Remember to tell that somebody did something with a note. */
export function tell(noteId: string, deed: Sighted['deed'], source: Source, productId?: string): void {
  const key = `${noteId} ${deed} ${productId ?? ''}`
  if (told.has(key)) return
  told.add(key)
  waiting.push({ note_id: noteId, deed, source, ...(productId ? { product_id: productId } : {}) })
  // A click is told at once: an order may follow within seconds, and counts for what was clicked before it.
  if (deed === 'clicked' || waiting.length >= MOST_AT_ONCE) void flush()
  else timer ??= setTimeout(() => void flush(), GATHERED_MS)
}

/** Tell all that waits. It outlives the page; what fails is not told again, since a count is all that is lost. */
export async function flush(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const items = waiting
  waiting = []
  if (items.length) await api.POST('/api/creators/sightings', { body: { items }, keepalive: true }).catch(() => undefined)
}

/** Remember by which way somebody came to a note, for its page. */
export function rememberWay(noteId: string, source: Source): void {
  ways.set(noteId, source)
}

/** By which way somebody came to a note: a list that showed it, a link that was passed on, or none of these. */
export function wayTo(noteId: string, via: unknown): Source {
  return typeof via === 'string' && via ? 'share' : (ways.get(noteId) ?? 'direct')
}

/** Forget everything: for tests. */
export function forgetSightings(): void {
  clearTimeout(timer)
  timer = undefined
  told.clear()
  ways.clear()
  waiting = []
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush()
  })
}
