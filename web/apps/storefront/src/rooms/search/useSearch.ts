import { answer, api } from '@jishi/client'
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useFeed } from '@/rooms/catalogue'
import { useSettled } from '@/shell/useSettled'
import { isAsked, readKind, readQuestion, writeQuestion, type Kind, type Question } from './searchQuestion'

/** The question in the address, and its answer. `ask` changes parts of it. */
export function useSearch() {
  const route = useRoute()
  const router = useRouter()
  const question = computed(() => readQuestion(route.query))
  const kind = computed<Kind>({ get: () => readKind(route.query), set: (wanted) => go(question.value, wanted) })

  function ask(changes: Partial<Question>): void {
    go({ ...question.value, ...changes }, kind.value)
  }

  function go(wanted: Question, of: Kind): void {
    void router.replace({ path: '/search', query: { ...writeQuestion(wanted), ...(of !== 'goods' && { kind: of }) } })
  }

  const feed = useFeed(
    () => ['search', question.value],
    (after) => {
      const { text, sort, category, brands, attributes, shop, priceMin, priceMax, groupOnly, inStockOnly } = question.value
      const query = {
        q: text || undefined,
        sort,
        category: category || undefined,
        brand: brands.length ? brands : undefined,
        attribute: attributes.length ? attributes : undefined,
        shop: shop || undefined,
        price_min: priceMin ?? undefined,
        price_max: priceMax ?? undefined,
        group: groupOnly || undefined,
        in_stock: inStockOnly || undefined,
        after,
      }
      return answer(api.GET('/api/storefront/search', { params: { query } }))
    },
    () => kind.value === 'goods' && isAsked(question.value),
  )
  return { question, kind, isAsked: computed(() => isAsked(question.value)), ask, feed }
}

/** Notes that have these words. */
export function useFoundNotes(text: () => string) {
  return useFeed(
    () => ['search', 'notes', text()],
    (after) => answer(api.GET('/api/search/notes', { params: { query: { q: text(), after } } })),
    () => text() !== '',
  )
}

/** People who are called so. */
export function useFoundPeople(text: () => string) {
  return useFeed(
    () => ['search', 'people', text()],
    (after) => answer(api.GET('/api/search/people', { params: { query: { q: text(), after } } })),
    () => text() !== '',
  )
}

/** Suggestions for what is being typed. */
export function useSuggestions(typed: Ref<string>) {
  const settled = useSettled(typed)

  return useQuery({
    queryKey: computed(() => ['search', 'suggest', settled.value]),
    queryFn: () => answer(api.GET('/api/search/suggest', { params: { query: { q: settled.value } } })),
    enabled: computed(() => settled.value !== ''),
    placeholderData: keepPreviousData,
  })
}
