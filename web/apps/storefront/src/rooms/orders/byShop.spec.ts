import type { Schemas } from '@jishi/client'
import { expect, test } from 'vitest'
import { byShop, promosOf } from './byShop'
import type { OrderedLine } from './types'

const yuan = (minor: number) => ({ currency: 'CNY', minor })
const line = (skuId: string, shop_id: string) => ({ skuId, shop: { shop_id, name: shop_id }, quantity: 1 }) as OrderedLine

test('each shop has its own block, with its lines and its freight', () => {
  const quote = {
    lines: [{ sku_id: 'sku_1' }, { sku_id: 'sku_2' }, { sku_id: 'sku_3' }],
    freights: [{ shop_id: 'shop_b', freight: yuan(800) }, { shop_id: 'shop_a', freight: yuan(0) }],
  } as Schemas['QuoteOut']

  const blocks = byShop([line('sku_1', 'shop_a'), line('sku_2', 'shop_b'), line('sku_3', 'shop_a')], quote)

  expect(blocks.map((block) => [block.shop.shop_id, block.lines.map((one) => one.quoted?.sku_id), block.freight?.minor])).toEqual([
    ['shop_a', ['sku_1', 'sku_3'], 0],
    ['shop_b', ['sku_2'], 800],
  ])
})

test('before there is a price the lines are shown without one', () => {
  expect(byShop([line('sku_1', 'shop_a')], undefined)[0]).toMatchObject({ freight: undefined, lines: [{ quoted: undefined }] })
})

test('what lowers the price is summed per reason and per who pays for it', () => {
  const lines = [
    { promos: [{ source: 'groupbuy', funder: 'SELLER', amount: yuan(300) }] },
    { promos: [{ source: 'groupbuy', funder: 'SELLER', amount: yuan(200) }, { source: 'groupbuy', funder: 'PLATFORM', amount: yuan(100) }] },
  ]

  expect(promosOf(lines).map((promo) => [promo.funder, promo.amount.minor])).toEqual([['SELLER', 500], ['PLATFORM', 100]])
})
