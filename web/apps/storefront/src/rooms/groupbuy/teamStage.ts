// What a team looks like to whoever opens its page, from what the server says of it.
import type { Schemas } from '@jishi/client'

export type TeamStage = 'unpaid' | 'gathering' | 'closing' | 'filled' | 'failed' | 'gone'
/** What the viewer is to the team. */
export type Part = 'stranger' | 'unpaid' | 'member' | 'refunding' | 'refunded'

type Team = Pick<Schemas['TeamOut'], 'state' | 'closes_at' | 'i_am_in' | 'my_seat_state' | 'size' | 'paid_count' | 'held_count'>

export function teamStage(team: Team, now: number): TeamStage {
  switch (team.state) {
    case 'pending_leader_pay':
      return 'unpaid'
    case 'open':
      // The clock has run out; the server takes a moment to look once more for money on its way.
      return Date.parse(team.closes_at) <= now ? 'closing' : 'gathering'
    case 'succeeded':
      return 'filled'
    case 'failed':
    case 'dissolved':
      return 'failed'
    case 'abandoned':
      return 'gone'
  }
}

export function partIn(team: Team): Part {
  switch (team.my_seat_state) {
    case 'held':
      return 'unpaid'
    case 'paid':
    case 'confirmed':
      return 'member'
    case 'refunding':
      return 'refunding'
    case 'refunded':
      return 'refunded'
    default:
      return 'stranger'
  }
}

/** Seats that somebody may still take now; one that is being paid for can come free again. */
export function freeSeats(team: Team): number {
  return Math.max(0, team.size - team.paid_count - team.held_count)
}
