// What came of one's own notes.
import { answer, api, type Schemas } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'

export type Tally = Schemas['TallyOut']
export type Numbers = Schemas['NumbersOut']
export const COUNTS = ['seen', 'read', 'clicked', 'liked', 'saved', 'commented', 'shared', 'orders'] as const
export type Count = (typeof COUNTS)[number]
export const SORTS = ['seen', 'read', 'clicked', 'liked', 'saved', 'commented', 'shared', 'orders', 'sales'] as const
export type Sort = (typeof SORTS)[number]
export const SPANS = [7, 28, 90] as const

export function useNumbers(days: () => number) {
  return useQuery({
    queryKey: ['creators', 'numbers', days],
    queryFn: () => answer(api.GET('/api/creators/numbers', { params: { query: { days: days() } } })),
    placeholderData: (before) => before,
  })
}

export function useNotesNumbers(days: () => number, sort: () => Sort) {
  return useQuery({
    queryKey: ['creators', 'notes', days, sort],
    queryFn: () => answer(api.GET('/api/creators/notes', { params: { query: { days: days(), sort: sort() } } })),
    placeholderData: (before) => before,
  })
}

export function useNoteNumbers(noteId: () => string, days: () => number) {
  return useQuery({
    queryKey: ['creators', 'note', noteId, days],
    queryFn: () => answer(api.GET('/api/creators/notes/{note_id}', { params: { path: { note_id: noteId() }, query: { days: days() } } })),
    placeholderData: (before) => before,
  })
}

export function useBestTime(zone: string) {
  return useQuery({
    queryKey: ['creators', 'best-time', zone],
    queryFn: () => answer(api.GET('/api/creators/best-time', { params: { query: { zone } } })),
  })
}

/** By how much a number moved, in whole per cent; undefined where there was nothing before. */
export function change(now: number, before: number): number | undefined {
  return before ? Math.round(((now - before) / before) * 100) : undefined
}
