import { answer, api } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { useFeed } from '@/rooms/catalogue'

/** Teams that still lack people, those closing soonest first. */
export function useGatheringTeams() {
  return useFeed(
    () => ['groupbuy', 'teams'],
    async (after) => {
      const page = await answer(api.GET('/api/groupbuy/teams', { params: { query: { after } } }))
      syncClock(page.server_time)
      return page
    },
  )
}
