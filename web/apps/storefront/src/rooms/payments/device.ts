// Which ways to pay work on the device in hand.
import type { Schemas } from '@jishi/client'

type Fits = Schemas['Fits']

/**
 * What a browser says of itself decides: an app on the same phone, or a code for another phone. WeChat's own browser
 * opens no other app and pays by itself only those who have signed in at WeChat, which nobody can here yet.
 */
export function fittingHere(agent: string): ReadonlySet<Fits> {
  if (/MicroMessenger/i.test(agent)) return new Set<Fits>(['any'])
  return new Set<Fits>(['any', /Android|iPhone|iPad|Mobile/i.test(agent) ? 'phone' : 'desktop'])
}
