import type { Schemas } from '@jishi/client'
import { describe, expect, test } from 'vitest'
import { freeSeats, partIn, teamStage } from './teamStage'

const NOON = Date.parse('2026-11-22T12:00:00Z')

function team(changes: Partial<Schemas['TeamOut']> = {}): Schemas['TeamOut'] {
  return { state: 'open', closes_at: '2026-11-22T12:00:01Z', my_seat_state: null, size: 3, paid_count: 1, held_count: 1, ...changes } as Schemas['TeamOut']
}

describe('a team', () => {
  test('gathers until its last instant, and then waits for the server to close it', () => {
    expect(teamStage(team(), NOON)).toBe('gathering')
    expect(teamStage(team(), NOON + 1000)).toBe('closing')
  })

  test('stays what the server says it became, whatever the clock', () => {
    expect(teamStage(team({ state: 'pending_leader_pay' }), NOON)).toBe('unpaid')
    expect(teamStage(team({ state: 'succeeded' }), NOON + 5000)).toBe('filled')
    expect(teamStage(team({ state: 'failed' }), NOON)).toBe('failed')
    expect(teamStage(team({ state: 'dissolved' }), NOON)).toBe('failed')
    expect(teamStage(team({ state: 'abandoned' }), NOON)).toBe('gone')
  })

  test('is a stranger again to whoever gave the seat up unpaid', () => {
    expect([null, 'released', 'held', 'paid', 'confirmed', 'refunding', 'refunded'].map((my_seat_state) => partIn(team({ my_seat_state } as never)))).toEqual([
      'stranger', 'stranger', 'unpaid', 'member', 'member', 'refunding', 'refunded',
    ])
  })

  test('has a free seat only where nobody pays just now', () => {
    expect(freeSeats(team())).toBe(1)
    expect(freeSeats(team({ held_count: 2 }))).toBe(0)
    expect(freeSeats(team({ paid_count: 3, held_count: 1 }))).toBe(0)
  })
})
