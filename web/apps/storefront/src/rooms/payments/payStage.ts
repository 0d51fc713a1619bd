// What a payment looks like to whoever pays, from what the server says of it.
import type { Schemas } from '@jishi/client'

export type PayStage =
  /** Nothing has been tried, or what was tried came to nothing without harm. */
  | 'ready'
  /** The shopper was at the bank; what came of it is not known yet. */
  | 'waiting'
  | 'declined'
  /** The time to pay is over. */
  | 'over'
  | 'paid'
  /** The money came after the time was over: the shop decides what becomes of it, and tells. */
  | 'late'

export function payStage(intent: Schemas['IntentOut'], wasAtBank: boolean, now: number): PayStage {
  if (intent.state === 'paid') return intent.is_late ? 'late' : 'paid'
  const attempt = intent.last_attempt?.state
  // Money that moved is told to us sooner or later, even when the time is over meanwhile.
  if (attempt === 'succeeded') return 'waiting'
  if (intent.state === 'closed') return 'over'
  if (wasAtBank && (attempt === 'created' || attempt === 'pending' || attempt === 'unknown')) return 'waiting'
  if (Date.parse(intent.expires_at) <= now) return 'over'
  return attempt === 'declined' ? 'declined' : 'ready'
}

const MINUTE = 60_000

/** How long to wait before asking again: often at first, then patiently; null when nothing more will come. */
export function askAgainIn(stage: PayStage, waitedMs: number): number | null {
  if (stage === 'paid' || stage === 'late') return null
  // Whoever pays in another tab or on another device is noticed here too.
  if (stage !== 'waiting') return stage === 'over' && waitedMs > MINUTE ? null : 10_000
  return waitedMs < 15_000 ? 1500 : waitedMs < MINUTE ? 3000 : 10_000
}
