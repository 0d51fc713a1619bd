import { answer, api } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { useFeed } from '@/rooms/catalogue'

/** The teams I have a seat in, or had; newest first. */
export function useMyTeams() {
  return useFeed(
    () => ['groupbuy', 'mine'],
    async (after) => {
      const page = await answer(api.GET('/api/groupbuy/mine', { params: { query: { after } } }))
      syncClock(page.server_time)
      return page
    },
  )
}
