import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { useFeed, type Feed } from './useFeed'

interface Page {
  items: string[]
  next: string | null
}

async function openFeed(read: (after: string | undefined) => Promise<Page>, key: () => string = () => 'all') {
  let feed!: Feed<Page, string>
  const List = defineComponent(() => {
    feed = useFeed(() => ['test', key()], read)
    return () => h('p')
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  mount(List, { global: { plugins: [[VueQueryPlugin, { queryClient }]] } })
  await flushPromises()
  return feed
}

const PAGES: Record<string, Page> = {
  first: { items: ['a', 'b'], next: 'second' },
  second: { items: ['c'], next: null },
}
const readPages = (after: string | undefined) => Promise.resolve(PAGES[after ?? 'first'] as Page)

test('a feed grows by its cursor until there is no more', async () => {
  const feed = await openFeed(readPages)
  expect(feed.items.value).toEqual(['a', 'b'])
  expect(feed.hasMore.value).toBe(true)

  feed.more()
  await flushPromises()

  expect(feed.items.value).toEqual(['a', 'b', 'c'])
  expect(feed.hasMore.value).toBe(false)
})

test('what fails at first is the page’s error, what fails later is the list’s', async () => {
  let isBroken = true
  const feed = await openFeed((after) => (isBroken ? Promise.reject(new Error('no')) : readPages(after)))
  expect(feed.error.value?.message).toBe('no')

  isBroken = false
  feed.retry()
  await flushPromises()
  expect(feed.error.value).toBeNull()

  isBroken = true
  feed.more()
  await flushPromises()
  expect(feed.items.value).toEqual(['a', 'b'])
  expect(feed.error.value).toBeNull()
  expect(feed.moreError.value?.message).toBe('no')
})

test('another question is another list', async () => {
  const question = ref('mug')
  const feed = await openFeed(() => Promise.resolve({ items: [question.value], next: null }), () => question.value)

  question.value = 'lamp'
  await flushPromises()

  expect(feed.items.value).toEqual(['lamp'])
})
