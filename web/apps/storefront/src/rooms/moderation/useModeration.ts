// Reporting what others show, and what was decided about one's own.
import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'

export type Judged = Schemas['JudgedOut']

/** Those rules a report may cite, in the reader's language. */
export function usePolicy(language: () => string, enabled: () => boolean) {
  return useQuery({
    queryKey: ['moderation', 'policy', language],
    queryFn: () => answer(api.GET('/api/moderation/policy')),
    enabled,
    staleTime: Infinity,
  })
}

export function useReporting() {
  return useMutation({
    mutationFn: (said: { subject: string; rule: string; text: string }) => answer(api.POST('/api/moderation/reports', { body: said })),
  })
}

export function useJudged() {
  return useFeed(
    () => ['moderation', 'judged'],
    (after) => answer(api.GET('/api/moderation/judged', { params: { query: { after } } })),
  )
}

export function usePause() {
  return useQuery({ queryKey: ['moderation', 'pause'], queryFn: () => answer(api.GET('/api/moderation/pause')) })
}

export function useAppealing(judged: () => Judged) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      answer(api.POST('/api/moderation/judged/{judged_id}/appeal', { params: { path: { judged_id: judged().judged_id } }, body: { text } })),
    // Also after a refusal: somebody may have decided, or the time may be over.
    onSettled: () => cache.invalidateQueries({ queryKey: ['moderation'] }),
  })
}
