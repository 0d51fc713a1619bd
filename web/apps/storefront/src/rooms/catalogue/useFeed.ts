// A list that grows: pages by cursor, kept by vue-query, so that coming back finds the list as long as it was left.
import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef, type Ref } from 'vue'

interface FeedPage<Item> {
  items: Item[]
  next: string | null
}

export interface Feed<Page, Item> {
  items: ComputedRef<Item[]>
  /** The newest read of the first page, with what came beside the list (facets, the shop, …). */
  first: ComputedRef<Page | undefined>
  isLoading: Ref<boolean>
  isLoadingMore: Ref<boolean>
  /** What went wrong before anything could be shown. */
  error: ComputedRef<Error | null>
  /** What went wrong while reading further. */
  moreError: ComputedRef<Error | null>
  hasMore: Ref<boolean>
  more: () => void
  retry: () => void
}

export function useFeed<Item, Page extends FeedPage<Item>>(
  key: () => readonly unknown[],
  read: (after: string | undefined) => Promise<Page & FeedPage<Item>>,
  isWanted: () => boolean = () => true,
): Feed<Page, Item> {
  const query = useInfiniteQuery({
    queryKey: computed(key),
    queryFn: ({ pageParam }) => read(pageParam),
    enabled: computed(isWanted),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const pages = computed(() => query.data.value?.pages ?? [])
  const isEmpty = computed(() => pages.value.length === 0)

  return {
    items: computed(() => pages.value.flatMap((page) => page.items)),
    first: computed(() => pages.value[0]),
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    error: computed(() => (isEmpty.value ? query.error.value : null)),
    moreError: computed(() => (query.isFetchNextPageError.value ? query.error.value : null)),
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  }
}
