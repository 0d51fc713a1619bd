// The way a case goes, as its stepper shows it.
import type { Schemas } from '@jishi/client'

type State = Schemas['CaseState']
type Kind = Schemas['CaseKind']

const MONEY: State[] = ['seller_review', 'refunding', 'completed']
const WAYS: Record<Kind, State[]> = {
  refund_unshipped: MONEY,
  refund_only: MONEY,
  price_protect: MONEY,
  compensation: MONEY,
  return_refund: ['seller_review', 'buyer_ship_back', 'seller_receive', 'refunding', 'completed'],
  exchange: ['seller_review', 'buyer_ship_back', 'seller_receive', 'seller_reship', 'completed'],
  reship: ['seller_review', 'seller_reship', 'completed'],
}

export interface Step {
  state: State
  is: 'done' | 'now' | 'ahead'
}

/** The steps of a case: those of its kind, and the state it is in, where that lies beside the way. */
export function stepsOf(kind: Kind, state: State, passed: readonly State[]): Step[] {
  const way = WAYS[kind]
  const isOver = state === 'completed' || state === 'cancelled' || state === 'closed'
  const at = way.indexOf(state)
  if (at >= 0) return way.map((step, index) => ({ state: step, is: index < at || isOver ? 'done' : index === at ? 'now' : 'ahead' }))
  const furthest = Math.max(0, ...passed.map((one) => way.indexOf(one)))
  const done = way.slice(0, furthest + 1).map((step) => ({ state: step, is: 'done' as const }))
  if (isOver) return [...done, { state, is: 'done' }]
  return [...done, { state, is: 'now' }, ...way.slice(furthest + 1).map((step) => ({ state: step, is: 'ahead' as const }))]
}

/** Whether after-sales may be asked for in an order's state; the page itself knows what, and how long. */
export function canAsk(state: Schemas['OrderState']): boolean {
  return state === 'to_ship' || state === 'shipped' || state === 'delivered' || state === 'completed'
}
