import { answer, api } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** What lies in a region of China; in none, the provinces. Nothing is asked while the parent is not chosen. */
export function useRegions(parent: () => string | null) {
  return useQuery({
    queryKey: computed(() => ['places', 'regions', parent()]),
    queryFn: async () => {
      const found = await answer(api.GET('/api/places/regions', { params: { query: { parent: parent() ?? '' } } }))
      return found.items.map(({ code, name }) => ({ value: code, text: name }))
    },
    enabled: computed(() => parent() !== null),
    staleTime: Infinity,
  })
}
