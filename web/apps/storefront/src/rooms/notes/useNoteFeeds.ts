import { answer, api } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

/** What may please: in an order that each card explains. */
export function useDiscover(isWanted: () => boolean = () => true) {
  return useFeed(
    () => ['notes', 'discover'],
    (after) => answer(api.GET('/api/feed/discover', { params: { query: { after } } })),
    isWanted,
  )
}

/** What those publish whom I follow. */
export function useFollowing(isWanted: () => boolean) {
  return useFeed(
    () => ['notes', 'following'],
    (after) => answer(api.GET('/api/feed/following', { params: { query: { after } } })),
    isWanted,
  )
}

/** What is about a city. */
export function useNearby(city: () => string) {
  return useFeed(
    () => ['notes', 'nearby', city()],
    (after) => answer(api.GET('/api/feed/nearby', { params: { query: { city: city(), after } } })),
    () => city() !== '',
  )
}

export function useTopic(name: () => string) {
  return useFeed(
    () => ['notes', 'topic', name()],
    (after) => answer(api.GET('/api/feed/topic', { params: { query: { name: name(), after } } })),
  )
}

/** What somebody published. */
export function useNotesOf(personId: () => string, isWanted: () => boolean) {
  return useFeed(
    () => ['notes', 'of', personId()],
    (after) => answer(api.GET('/api/notes/people/{person_id}', { params: { path: { person_id: personId() }, query: { after } } })),
    isWanted,
  )
}

/** What people published of a product. */
export function useNotesAbout(productId: () => string) {
  return useFeed(
    () => ['notes', 'about', productId()],
    (after) => answer(api.GET('/api/notes/products/{product_id}', { params: { path: { product_id: productId() }, query: { after } } })),
  )
}

/** Whether discover knows me, and the switch. What it has shown is asked for anew at once. */
export function useChoice(isWanted: () => boolean) {
  const queries = useQueryClient()
  const KEY = ['feed', 'choice']
  const choice = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET('/api/feed/choice')), enabled: computed(isWanted) })
  const choose = useMutation({
    mutationFn: (isPersonal: boolean) => answer(api.PUT('/api/feed/choice', { body: { is_personal: isPersonal } })),
    onSuccess: (now) => {
      queries.setQueryData(KEY, now)
      return queries.resetQueries({ queryKey: ['notes', 'discover'] })
    },
  })
  return { choice, choose }
}
