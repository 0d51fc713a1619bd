// What a shop is paid for, as its own staff read, agree to and dispute it.
import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'

const STATEMENTS = ['settlement']

export function useStatements(shopId: string) {
  return useFeed(
    () => [...STATEMENTS, 'of', shopId],
    (after) => answer(api.GET('/api/settlement/shops/{shop_id}/statements', { params: { path: { shop_id: shopId }, query: { after } } })),
  )
}

export function useStatement(statementId: string) {
  return useQuery({
    queryKey: [...STATEMENTS, 'one', statementId],
    queryFn: () => answer(api.GET('/api/settlement/statements/{statement_id}', { params: { path: { statement_id: statementId } } })),
  })
}

export function usePayouts(statementId: string) {
  return useQuery({
    queryKey: [...STATEMENTS, 'payouts', statementId],
    queryFn: () => answer(api.GET('/api/settlement/statements/{statement_id}/payouts', { params: { path: { statement_id: statementId } } })),
  })
}

export function useItems(statementId: string) {
  return useFeed(
    () => [...STATEMENTS, 'items', statementId],
    (after) => answer(api.GET('/api/settlement/statements/{statement_id}/items', { params: { path: { statement_id: statementId }, query: { after } } })),
  )
}

export function useBooks(shopId: string) {
  return useQuery({
    queryKey: [...STATEMENTS, 'books', shopId],
    queryFn: () => answer(api.GET('/api/settlement/shops/{shop_id}/books', { params: { path: { shop_id: shopId } } })),
  })
}

/** What was decided upon a shop's deposit, newest first. */
export function useDeposit(shopId: string) {
  return useFeed(
    () => [...STATEMENTS, 'deposit', shopId],
    (after) => answer(api.GET('/api/settlement/shops/{shop_id}/deposit', { params: { path: { shop_id: shopId }, query: { after } } })),
  )
}

export function useConfirming(statementId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/settlement/statements/{statement_id}/confirm', { params: { path: { statement_id: statementId } } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: STATEMENTS }),
  })
}

export function useDisputing(statementId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ itemId, because }: { itemId: string; because: string }) =>
      answer(
        api.POST('/api/settlement/statements/{statement_id}/items/{item_id}/dispute', {
          params: { path: { statement_id: statementId, item_id: itemId } },
          body: { because },
        }),
      ),
    onSettled: () => void queries.invalidateQueries({ queryKey: STATEMENTS }),
  })
}

const TAKEN = ['commission', 'technical_fee', 'payment_fee', 'promoter_commission', 'reserve'] as const

/** What lies between gross and net, without what is nothing. */
export function taken(statement: Schemas['StatementOut']): { name: (typeof TAKEN)[number]; amount: Schemas['MoneyOut'] }[] {
  return TAKEN.map((name) => ({ name, amount: statement[name] })).filter(({ amount }) => amount.minor !== 0)
}

export type DisputeStage = 'none' | 'waits' | 'decided'

export function disputeStage(item: Schemas['ItemOut']): DisputeStage {
  return item.decided_at ? 'decided' : item.disputed_at ? 'waits' : 'none'
}
