// A checkout is shown shop by shop: each sends its own parcel.
import type { Schemas } from '@jishi/client'
import type { OrderedLine } from './types'

export interface ShopBlock {
  shop: Schemas['OrderShopOut']
  lines: { line: OrderedLine; quoted: Schemas['QuotedLineOut'] | undefined }[]
  freight: Schemas['MoneyOut'] | undefined
}

export function byShop(lines: readonly OrderedLine[], quote: Schemas['QuoteOut'] | undefined): ShopBlock[] {
  const blocks = new Map<string, ShopBlock>()
  for (const line of lines) {
    const { shop } = line
    const freight = quote?.freights.find((one) => one.shop_id === shop.shop_id)?.freight
    const block = blocks.get(shop.shop_id) ?? { shop, lines: [], freight }
    block.lines.push({ line, quoted: quote?.lines.find((one) => one.sku_id === line.skuId) })
    blocks.set(shop.shop_id, block)
  }
  return [...blocks.values()]
}

/** What lowers the price, one sum per reason and per who pays for it. */
export function promosOf(lines: readonly { promos: readonly Schemas['PromoOut'][] }[]): Schemas['PromoOut'][] {
  const sums = new Map<string, Schemas['PromoOut']>()
  for (const promo of lines.flatMap((line) => line.promos)) {
    const key = `${promo.source} ${promo.funder}`
    const before = sums.get(key)
    const minor = promo.amount.minor + (before?.amount.minor ?? 0)
    sums.set(key, { ...promo, amount: { ...promo.amount, minor } })
  }
  return [...sums.values()]
}

/** What one piece costs after everything that lowers it, when that is a whole amount; else the listed price. */
export function eachPrice(quoted: Pick<Schemas['QuotedLineOut'], 'payable' | 'quantity' | 'unit_price'> | undefined): Schemas['MoneyOut'] | undefined {
  if (!quoted) return undefined
  const minor = quoted.payable.minor / quoted.quantity
  return Number.isSafeInteger(minor) ? { ...quoted.payable, minor } : quoted.unit_price
}

/** What a total is called: what was paid, what is still to be paid, or neither of them any more. */
export function totalWord(order: Pick<Schemas['OrderOut'], 'paid_at' | 'state'>): string {
  if (order.paid_at) return 'orders.paid'
  return order.state === 'pending_payment' ? 'orders.toPay' : 'orders.total'
}
