// How server state is kept: fresh for a while, tried again when the network fails, never when the server said no.
import { asProblem } from '@jishi/kit/problem'
import { QueryClient } from '@tanstack/vue-query'

export const queries = new QueryClient({
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
