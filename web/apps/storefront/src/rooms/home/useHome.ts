import { answer, api, type Schemas } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { computed } from 'vue'
import { useFeed, type Feed } from '@/rooms/catalogue'
import { useGatheringTeams } from '@/rooms/groupbuy'

type Home = Schemas['HomeOut']
type HomePage = Home & Schemas['CardPageOut']

/** The home page: what stands on top comes with the feed's first page, so that one answer draws the first screen. */
export function useHome() {
  const feed: Feed<HomePage, Schemas['CardOut']> = useFeed(
    () => ['storefront', 'home'],
    async (after): Promise<HomePage> => {
      const home = await answer(api.GET('/api/storefront/home', { params: { query: { after } } }))
      syncClock(home.server_time)
      return { ...home, ...home.feed }
    },
  )
  // Both are waited for, so that a strip of teams never pushes down what is being read; without teams the page still stands.
  const { items: teams, isLoading: isLoadingTeams } = useGatheringTeams()
  const top = computed(() => (isLoadingTeams.value ? undefined : feed.first.value))
  return { feed, top, teams }
}
