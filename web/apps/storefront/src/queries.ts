// How server state is kept: fresh for a while, tried again when the network fails, never when the server said no.
import { asProblem } from '@jishi/kit/problem'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query'
import { router } from './router'
import { useSession } from './shell/session'

/** Who was signed out meanwhile (elsewhere, or by time) signs in again and comes back to where they were. */
async function askToSignIn(error: unknown): Promise<void> {
  if (asProblem(error).code !== 'auth.sign_in_first') return
  const session = useSession()
  await session.refresh()
  const { path, fullPath } = router.currentRoute.value
  if (!session.person && path !== '/sign-in') await router.push({ path: '/sign-in', query: { next: fullPath } })
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: askToSignIn }),
  mutationCache: new MutationCache({ onError: askToSignIn }),
  defaultOptions: {
    // Without a network a page says so at once, and asks again when there is one.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => {
        const { status } = asProblem(error)
        return failures < 2 && (status === 0 || status >= 500)
      },
    },
  },
})
