import { answer, api } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Schemas } from '@jishi/client'
import { useFeed } from '@/rooms/catalogue'

/** Who follows somebody, or whom they follow; the newest first. */
export function useCircle(personId: () => string, side: () => 'followers' | 'following') {
  return useFeed(
    () => ['circles', side(), personId()],
    (after) => {
      const params = { path: { person_id: personId() }, query: { after } }
      return answer(
        side() === 'followers'
          ? api.GET('/api/circles/people/{person_id}/followers', { params })
          : api.GET('/api/circles/people/{person_id}/following', { params }),
      )
    },
  )
}

/** What I say of myself, and who may see what I publish. */
export function useMyAccount() {
  const queries = useQueryClient()
  const KEY = ['circles', 'me']
  const account = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/circles/me')) })
  const change = useMutation({
    mutationFn: (body: Schemas['AccountIn']) => answer(api.PATCH('/api/circles/me', { body })),
    onSuccess: (now) => {
      queries.setQueryData(KEY, now)
      void queries.invalidateQueries({ queryKey: ['circles', 'asking'] })
    },
  })
  return { account, change }
}

/** Who asks to follow me, and the answer. */
export function useAsking() {
  const queries = useQueryClient()
  const asking = useFeed(
    () => ['circles', 'asking'],
    (after) => answer(api.GET('/api/circles/me/asking', { params: { query: { after } } })),
  )
  const welcome = useMutation({
    mutationFn: ({ personId, isWelcome }: { personId: string; isWelcome: boolean }) => {
      const path = { params: { path: { person_id: personId } } }
      return answer(
        isWelcome ? api.PUT('/api/circles/me/followers/{person_id}', path) : api.DELETE('/api/circles/me/followers/{person_id}', path),
      )
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
  return { asking, welcome }
}

/** Whom I blocked, and whom I muted. */
export function useKeptAway() {
  return useQuery({ queryKey: ['circles', 'kept-away'], queryFn: () => answer(api.GET('/api/circles/me/kept-away')) })
}

/** Who follows me and is followed by me: those I may mention first. */
export function useFriends(isWanted: () => boolean) {
  return useQuery({ queryKey: ['circles', 'friends'], queryFn: () => answer(api.GET('/api/circles/me/friends')), enabled: isWanted })
}
