import type { Schemas } from '@jishi/client'
import { describe, expect, test } from 'vitest'
import { canPick, firstPick, pick, skuOf } from './skuChoice'

function sku(option_values: number[], available: number): Schemas['SkuOut'] {
  const price = { currency: 'CNY', minor: 100 }
  const sku_id = `sku_${option_values.join('')}`
  return { sku_id, option_values, available, text: '', price, compare_at: null, compare_source: null, group_price: null, picture: null }
}

// Red comes in both sizes, white only in the large one, blue is sold out.
const SKUS = [sku([0, 0], 0), sku([0, 1], 5), sku([0, 2], 2), sku([1, 1], 3), sku([2, 0], 0)]

describe('choosing a variant', () => {
  test('starts with the first one that can be had', () => {
    expect(firstPick(SKUS)).toEqual([0, 1])
    expect(firstPick([sku([3], 0)])).toEqual([3])
    expect(firstPick([])).toEqual([])
  })

  test('offers a value when some variant for sale has it with what was picked before it', () => {
    expect([0, 1, 2].map((value) => canPick(SKUS, [0, 1], 0, value))).toEqual([true, true, false])
    expect([0, 1, 2].map((value) => canPick(SKUS, [0, 1], 1, value))).toEqual([false, true, true])
    expect([0, 1, 2].map((value) => canPick(SKUS, [1, 1], 1, value))).toEqual([false, true, false])
  })

  test('moves a later pick that has become impossible, and no other', () => {
    expect(pick(SKUS, [0, 2], 0, 1)).toEqual([1, 1])
    expect(pick(SKUS, [0, 1], 0, 1)).toEqual([1, 1])
    expect(pick(SKUS, [1, 1], 1, 1)).toEqual([1, 1])
  })

  test('leads from any variant to any other', () => {
    const onlyPairs = [sku([0, 0], 1), sku([1, 1], 1)]

    expect(canPick(onlyPairs, [0, 0], 0, 1)).toBe(true)
    expect(pick(onlyPairs, [0, 0], 0, 1)).toEqual([1, 1])
  })

  test('finds the variant, also of a product without options', () => {
    expect(skuOf(SKUS, [0, 2])?.sku_id).toBe('sku_02')
    expect(skuOf([sku([], 1)], [])?.sku_id).toBe('sku_')
  })
})
