import type { Schemas } from '@jishi/client'
import { describe, expect, it } from 'vitest'
import { disputeStage, taken } from './useStatements'

const cny = (minor: number) => ({ currency: 'CNY', minor })

describe('what was taken of a statement', () => {
  const statement = {
    commission: cny(100),
    technical_fee: cny(12),
    payment_fee: cny(0),
    promoter_commission: cny(0),
    reserve: cny(-50),
  } as Schemas['StatementOut']

  it('leaves out what is nothing, and keeps what was given back', () => {
    expect(taken(statement).map(({ name, amount }) => [name, amount.minor])).toEqual([
      ['commission', 100],
      ['technical_fee', 12],
      ['reserve', -50],
    ])
  })
})

describe('a dispute', () => {
  const item = (disputed_at: string | null, decided_at: string | null) => ({ disputed_at, decided_at }) as Schemas['ItemOut']

  it('waits until it is decided', () => {
    expect([item(null, null), item('2026-03-01', null), item('2026-03-01', '2026-03-02')].map(disputeStage)).toEqual(['none', 'waits', 'decided'])
  })
})
