import type { Schemas } from '@jishi/client'
import { beforeEach, expect, test, vi } from 'vitest'
import { answerRequests, setUp } from '@/testing'
import { useTeam } from './useTeam'

class FakeSource extends EventTarget {
  static opened: FakeSource[] = []
  static readonly CLOSED = 2
  readyState = 1
  constructor(readonly url: string) {
    super()
    FakeSource.opened.push(this)
  }
  close(): void {
    this.readyState = 2
  }
  tell(news: Partial<Schemas['TeamBriefOut']>): void {
    const data = JSON.stringify({ topic: 'team:team_1', data: news })
    this.dispatchEvent(new MessageEvent('team.changed', { data, lastEventId: '7' }))
  }
}

beforeEach(() => {
  FakeSource.opened = []
  vi.stubGlobal('EventSource', FakeSource)
})

const later = () => new Date(Date.now() + 600_000).toISOString()

test('seats fill as they are told, first in numbers and then with faces', async () => {
  const seat = (nickname_masked: string) => ({ nickname_masked, avatar: null, state: 'paid', is_leader: false, is_me: false })
  let team = { team_id: 'team_1', state: 'open', size: 2, paid_count: 1, held_count: 0, missing: 1, closes_at: later(), server_time: new Date().toISOString(), seats: [seat('A**')] }
  answerRequests({
    'GET /api/session': () => ({ person: null, live_url: 'http://live.test' }),
    'GET /api/groupbuy/teams/team_1': () => team,
  })
  const { result } = await setUp(() => useTeam('team_1'))
  await vi.waitFor(() => expect(result.stage.value).toBe('gathering'))
  await vi.waitFor(() => expect(FakeSource.opened[0]?.url).toBe('http://live.test/live?topics=team:team_1'))

  team = { ...team, state: 'succeeded', paid_count: 2, missing: 0, seats: [seat('A**'), seat('B**')] }
  FakeSource.opened[0]?.tell({ state: 'succeeded', size: 2, paid_count: 2, held_count: 0, closes_at: team.closes_at })

  expect([result.stage.value, result.team.value?.missing, result.team.value?.seats.length]).toEqual(['filled', 0, 1])
  await vi.waitFor(() => expect(result.team.value?.seats.map((one) => one.nickname_masked)).toEqual(['A**', 'B**']))
  expect(FakeSource.opened[0]?.readyState).toBe(2) // Nothing more happens to a team that is full.
})
