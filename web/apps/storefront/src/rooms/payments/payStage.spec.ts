import type { Schemas } from '@jishi/client'
import { describe, expect, test } from 'vitest'
import { askAgainIn, payStage } from './payStage'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const LATER = '2026-11-22T12:30:00Z'

function intent(changes: Partial<Schemas['IntentOut']> = {}, attempt?: Schemas['AttemptState']): Schemas['IntentOut'] {
  const last_attempt = attempt ? { attempt_id: 'att_1', state: attempt } : null
  return { state: 'open', is_late: false, expires_at: LATER, last_attempt, ...changes } as Schemas['IntentOut']
}

describe('a payment', () => {
  test('begins ready, and is ready again for whoever went to the bank and was not seen coming back', () => {
    expect(payStage(intent(), false, NOON)).toBe('ready')
    expect(payStage(intent({}, 'pending'), false, NOON)).toBe('ready')
    expect(payStage(intent({}, 'closed'), true, NOON)).toBe('ready')
  })

  test('waits while the bank has not said what came of it', () => {
    for (const attempt of ['created', 'pending', 'unknown'] as const) expect(payStage(intent({}, attempt), true, NOON)).toBe('waiting')
  })

  test('waits for the order once the bank has the money, also when the time is over meanwhile', () => {
    expect(payStage(intent({}, 'succeeded'), false, NOON)).toBe('waiting')
    expect(payStage(intent({ state: 'closed' }, 'succeeded'), true, NOON)).toBe('waiting')
  })

  test('says that it was declined, and that it may be tried again', () => {
    expect(payStage(intent({}, 'declined'), true, NOON)).toBe('declined')
  })

  test('is over at its last instant, and not before', () => {
    expect(payStage(intent(), false, Date.parse(LATER) - 1)).toBe('ready')
    expect(payStage(intent(), false, Date.parse(LATER))).toBe('over')
    expect(payStage(intent({ state: 'closed' }), false, NOON)).toBe('over')
  })

  test('tells money in time from money that came too late', () => {
    expect(payStage(intent({ state: 'paid' }), true, NOON)).toBe('paid')
    expect(payStage(intent({ state: 'paid', is_late: true }), true, NOON)).toBe('late')
  })
})

test('asking again is frequent first, then patient, and ends when all is known', () => {
  expect([0, 20_000, 300_000].map((waited) => askAgainIn('waiting', waited))).toEqual([1500, 3000, 10_000])
  expect(askAgainIn('paid', 0)).toBeNull()
  expect(askAgainIn('over', 120_000)).toBeNull()
})
