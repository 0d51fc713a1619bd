import { answer, api, type Schemas } from '@jishi/client'
import { syncClock, useNow } from '@jishi/kit/clock'
import { openLive } from '@jishi/kit/live'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, watch } from 'vue'
import { useSession } from '@/shell/session'
import { teamStage } from './teamStage'

type Team = Schemas['TeamOut']
type News = Pick<Team, 'state' | 'size' | 'paid_count' | 'held_count' | 'closes_at'>

/** One team, and its seats as they fill: news comes by itself, and is asked for where the stream cannot stand. */
export function useTeam(teamId: string) {
  const queries = useQueryClient()
  const session = useSession()
  const now = useNow()
  const queryKey = ['groupbuy', 'team', teamId]
  const params = { path: { team_id: teamId } }

  const query = useQuery({
    queryKey,
    queryFn: async () => {
      const team = await answer(api.GET('/api/groupbuy/teams/{team_id}', { params }))
      syncClock(team.server_time)
      return team
    },
    staleTime: 0,
  })
  const team = query.data
  const stage = computed(() => team.value && teamStage(team.value, now.value))
  const read = () => queries.invalidateQueries({ queryKey })

  const live = openLive({
    address: async () => {
      await session.ready()
      if (!session.state) throw new Error('the address of the stream is not known yet')
      return `${session.state.live_url}/live?topics=team:${teamId}`
    },
    names: ['team.changed'],
    onEvent: ({ data }) => {
      take((data as { data: News }).data)
      void read() // Who it was, with a face.
    },
    poll: read,
  })

  /** The counts are known at once; the faces follow. */
  function take({ state, size, paid_count, held_count, closes_at }: News): void {
    const missing = Math.max(0, size - paid_count)
    queries.setQueryData<Team>(queryKey, (known) => known && { ...known, state, size, paid_count, held_count, closes_at, missing })
  }

  // The stream may have opened after the team was read; and what closes by the clock is told a little later.
  let soon = setTimeout(() => void read(), 3000)
  watch(stage, (is) => {
    if (is !== 'closing') return
    clearTimeout(soon)
    soon = setTimeout(() => void read(), 5000)
  })
  onScopeDispose(() => clearTimeout(soon))
  // Nothing more happens to a team that has ended; my refund is told among the notices.
  watch(stage, (is) => (is === 'filled' || is === 'gone') && live.close())

  const leaving = useMutation({
    mutationFn: () => answer(api.DELETE('/api/groupbuy/teams/{team_id}/members/me', { params })),
    onSuccess: (left) => {
      queries.setQueryData(queryKey, left)
      void queries.invalidateQueries({ queryKey: ['groupbuy', 'mine'] })
      void queries.invalidateQueries({ queryKey: ['orders'] })
    },
  })

  return { team, stage, now, error: query.error, isFetching: query.isFetching, retry: query.refetch, leaving }
}
