import { useQueryClient } from '@tanstack/vue-query'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from '@/shell/session'
import { nextPath } from './nextPath'

/** What follows signing in: learn who we are, forget what was read as a guest, and go on where we wanted to go. */
export function useArrival() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const queries = useQueryClient()

  return async function arrive(): Promise<void> {
    await session.refresh()
    queries.clear()
    await router.replace(nextPath(route.query.next))
  }
}
