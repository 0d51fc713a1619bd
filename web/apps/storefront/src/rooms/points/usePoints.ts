// What points somebody has, and what moved them.
import { answer, api } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'

const POINTS = ['points']

export function usePoints() {
  return useQuery({ queryKey: [...POINTS, 'mine'], queryFn: () => answer(api.GET('/api/points/me')) })
}

export function usePointsEntries() {
  return useFeed(
    () => [...POINTS, 'entries'],
    (after) => answer(api.GET('/api/points/me/entries', { params: { query: { after } } })),
  )
}
