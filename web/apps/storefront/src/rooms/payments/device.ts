// Which ways to pay work on the device in hand.
import type { Schemas } from '@jishi/client'

type Fits = Schemas['Fits']

/** What a browser says of itself decides: an app on the same phone, a code for another phone, or the wallet's own browser. */
export function fittingHere(agent: string): ReadonlySet<Fits> {
  if (/MicroMessenger|AlipayClient/i.test(agent)) return new Set<Fits>(['any', 'wallet'])
  return new Set<Fits>(['any', /Android|iPhone|iPad|Mobile/i.test(agent) ? 'phone' : 'desktop'])
}
