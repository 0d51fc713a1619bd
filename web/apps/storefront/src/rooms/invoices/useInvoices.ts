// The invoices of one order: the blue one, the red ones of what went back, and asking for one.
import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'

const ofOrder = (orderId: string) => ['invoices', 'of', orderId]
const GIVEN_UP = ['withdrawn', 'void']
const UNDERWAY = ['requested', 'issuing']

/** Newest first, without those that were given up. */
export function useInvoices(orderId: string) {
  return useQuery({
    queryKey: ofOrder(orderId),
    queryFn: async () => {
      const found = await answer(api.GET('/api/invoices', { params: { query: { order_id: orderId, limit: 100 } } }))
      return found.items.filter((one) => !GIVEN_UP.includes(one.state))
    },
    // The issuer takes a moment; a request before completion waits for days, and needs no haste.
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === 'issuing' || isSoon(one)) ? 3_000 : false),
  })
}

export function isUnderway(one: Schemas['InvoiceOut']): boolean {
  return UNDERWAY.includes(one.state)
}

function isSoon(one: Schemas['InvoiceOut']): boolean {
  return one.state === 'requested' && Date.now() - Date.parse(one.requested_at) < 60_000
}

export function useTitles() {
  return useQuery({ queryKey: ['invoices', 'titles'], queryFn: () => answer(api.GET('/api/invoices/titles')) })
}

export function useAskInvoice(orderId: string) {
  const queries = useQueryClient()
  const intent = createIntent()
  return useMutation({
    mutationFn: (said: Schemas['TitleIn'] & { keep_title: boolean }) => {
      const body = { ...said, order_id: orderId }
      return answer(api.POST('/api/invoices', { body, params: { header: { 'Idempotency-Key': intent.key(body) } } }))
    },
    onSuccess: () => {
      intent.done()
      void queries.invalidateQueries({ queryKey: ['invoices'] })
    },
  })
}

export function useWithdrawInvoice(orderId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (invoice_id: string) => answer(api.POST('/api/invoices/{invoice_id}/withdraw', { params: { path: { invoice_id } } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: ofOrder(orderId) }),
  })
}
