import { answer, api, type Schemas } from '@jishi/client'
import { jishiFetch } from '@jishi/kit/http'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { useSession } from '@/shell/session'
import { signOut } from './door'

const ME = ['people', 'me']
type Me = Schemas['MeOut']

export function useMe(isWanted: () => boolean = () => true) {
  return useQuery({ queryKey: ME, queryFn: () => answer(api.GET('/api/people/me')), enabled: computed(isWanted) })
}

/** Changing what others see of me. */
export function useMyChanges() {
  const queries = useQueryClient()
  const session = useSession()
  const onSuccess = async (me: Me) => {
    queries.setQueryData(ME, me)
    await session.refresh()
  }

  const change = useMutation({ mutationFn: (body: Schemas['MeIn']) => answer(api.PATCH('/api/people/me', { body })), onSuccess })
  const showFace = useMutation({
    mutationFn: async (file: File): Promise<Me> => {
      const body = new FormData()
      body.set('file', file)
      return (await jishiFetch(new URL('/api/people/me/avatar', location.origin), { method: 'POST', body })).json()
    },
    onSuccess,
  })
  const hideFace = useMutation({ mutationFn: () => answer(api.DELETE('/api/people/me/avatar')), onSuccess })
  return { change, showFace, hideFace }
}

/** Signing out: nothing of mine stays on the device. */
export function useLeaving() {
  const queries = useQueryClient()
  const session = useSession()
  const router = useRouter()
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await session.refresh()
      queries.clear()
      await router.push('/me')
    },
  })
}
