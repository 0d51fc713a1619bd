import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'

export type Following = Schemas['FollowOut']['following']

const keyOf = (personId: string) => ['circles', 'person', personId]

/** Who somebody is, and how they stand to me. */
export function usePerson(personId: () => string, isWanted: () => boolean = () => true) {
  return useQuery({
    queryKey: computed(() => keyOf(personId())),
    queryFn: () => answer(api.GET('/api/circles/people/{person_id}', { params: { path: { person_id: personId() } } })),
    enabled: computed(isWanted),
  })
}

/** Following and no longer, and keeping away from somebody. Lists that show them are asked for anew. */
export function useStanding(personId: () => string) {
  const queries = useQueryClient()
  const path = () => ({ params: { path: { person_id: personId() } } })
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['notes', 'following'] })
    return queries.invalidateQueries({ queryKey: ['circles'] })
  }
  const comeAcross = () => {
    void queries.invalidateQueries({ queryKey: ['notes'] })
    return queries.invalidateQueries({ queryKey: ['circles'] })
  }

  const follow = useMutation({
    mutationFn: async (isWanted: boolean): Promise<Following> => {
      if (isWanted) return (await answer(api.PUT('/api/circles/people/{person_id}/follow', path()))).following
      await answer(api.DELETE('/api/circles/people/{person_id}/follow', path()))
      return 'no'
    },
    onSuccess: refresh,
  })
  const block = useMutation({
    mutationFn: (isWanted: boolean) =>
      answer(isWanted ? api.PUT('/api/circles/people/{person_id}/block', path()) : api.DELETE('/api/circles/people/{person_id}/block', path())),
    onSuccess: comeAcross,
  })
  const mute = useMutation({
    mutationFn: (isWanted: boolean) =>
      answer(isWanted ? api.PUT('/api/circles/people/{person_id}/mute', path()) : api.DELETE('/api/circles/people/{person_id}/mute', path())),
    onSuccess: comeAcross,
  })
  return { follow, block, mute }
}
