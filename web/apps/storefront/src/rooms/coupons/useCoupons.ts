// Coupons of one's own, those that fit what is about to be ordered, and those that can be had for points.
import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

export type Coupon = Schemas['CouponOut']
export type Fitting = Schemas['FittingOut']
export type Shelf = Schemas['Shelf']

const COUPONS = ['coupons']
const FITTING = [...COUPONS, 'fitting']

export function useMyCoupons(shelf: () => Shelf) {
  return useFeed(
    () => [...COUPONS, 'mine', shelf()],
    (after) => answer(api.GET('/api/coupons/me', { params: { query: { shelf: shelf(), after } } })),
  )
}

export function useForPoints() {
  return useFeed(
    () => [...COUPONS, 'forPoints'],
    (after) => answer(api.GET('/api/coupons/for-points', { params: { query: { after } } })),
  )
}

/** All that somebody has, held against these lines; what saves most comes first. */
export function useFitting(wanted: () => Schemas['FittingIn'], isWanted: () => boolean) {
  return useQuery({
    queryKey: computed(() => [...FITTING, wanted()]),
    queryFn: () => answer(api.POST('/api/orders/quotes/coupons', { body: wanted() })),
    enabled: computed(isWanted),
    staleTime: 0,
  })
}

export function useExchange() {
  const queries = useQueryClient()
  const intent = createIntent()
  return useMutation({
    mutationFn: (template_id: string) =>
      answer(api.POST('/api/coupons/for-points/{template_id}', { params: { path: { template_id }, header: { 'Idempotency-Key': intent.key(template_id) } } })),
    onSuccess: () => intent.done(),
    onSettled: () => Promise.all([COUPONS, ['points']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
