import { answer, api } from '@jishi/client'
import { openLive, type Live } from '@jishi/kit/live'
import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, watch } from 'vue'
import { useSession } from '@/shell/session'

/** While somebody is signed in, the badge counts what they are being told, on every page. */
export function useLiveNotices(): void {
  const session = useSession()
  const queries = useQueryClient()
  let live: Live | undefined

  function listen(personId: string): void {
    live = openLive({
      address: async () => (await answer(api.POST('/api/live/tickets', { body: { topics: [`person:${personId}`] } }))).url,
      names: ['notice', 'message'],
      onEvent: ({ name }) => {
        if (name === 'message') {
          void queries.invalidateQueries({ queryKey: ['messages'] })
          return
        }
        void session.refresh()
        // A notice says that an order or a team has changed: what is on the page is read anew.
        for (const queryKey of [['notices'], ['orders']]) void queries.invalidateQueries({ queryKey })
      },
      poll: () => Promise.all([session.refresh(), queries.invalidateQueries({ queryKey: ['messages'] })]),
      pollSeconds: 60,
    })
  }

  watch(
    () => session.person?.person_id,
    (personId) => {
      live?.close()
      live = undefined
      if (personId) listen(personId)
    },
    { immediate: true },
  )
  onScopeDispose(() => live?.close())
}
