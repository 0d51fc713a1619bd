import { answer, api } from '@jishi/client'
import { useMutation } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'
import { useSession } from '@/shell/session'

/** What I was told, newest first. */
export function useNotices() {
  return useFeed(
    () => ['notices', 'list'],
    (after) => answer(api.GET('/api/notices', { params: { query: { after } } })),
  )
}

/** Having seen a notice means having seen all before it. */
export function useReading() {
  const session = useSession()
  return useMutation({
    mutationFn: (up_to: string) => answer(api.POST('/api/notices/read', { body: { up_to } })),
    onSuccess: () => session.refresh(),
  })
}
