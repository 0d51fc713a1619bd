// Links of one's own, and what they brought.
import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'
import { cameBy } from './arrival'

export type Kind = Schemas['SubjectKind']
export type Channel = Schemas['Channel']

/** My link to something by one way; the server makes it the first time. */
export function openShare(kind: Kind, id: string, channel: Channel): Promise<Schemas['ShareOut']> {
  return answer(api.POST('/api/affiliate/shares', { body: { subject_kind: kind, subject_id: id, channel, parent_code: cameBy() } }))
}

export function useShare(kind: () => Kind, id: () => string, channel: Channel, enabled: () => boolean) {
  return useQuery({
    queryKey: ['affiliate', 'share', kind, id, channel],
    queryFn: () => openShare(kind(), id(), channel),
    enabled,
    staleTime: Infinity,
  })
}

export function useMyShares() {
  return useFeed(
    () => ['affiliate', 'mine'],
    (after) => answer(api.GET('/api/affiliate/me/shares', { params: { query: { after } } })),
  )
}

export function useBrought() {
  return useQuery({ queryKey: ['affiliate', 'brought'], queryFn: () => answer(api.GET('/api/affiliate/me/brought')) })
}

export function useConsenting() {
  return useMutation({
    mutationFn: (isGiven: boolean) => answer(api.PUT('/api/affiliate/consent', { body: { is_given: isGiven, code: cameBy() } })),
  })
}
