import type { Schemas } from '@jishi/client'
import { expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useChoice } from './useChoice'

type Product = Schemas['ProductPageOut']

function product(id: string, left: number[], mostEach?: number): Product {
  const price = { currency: 'CNY', minor: 100 }
  const skus = left.map((available, value) => ({ sku_id: `sku_${value}`, option_values: [value], text: '', price, available }))
  const options = [{ name: 'Colour', values: left.map((_, value) => `Colour ${value}`) }]
  const group = mostEach ? { max_quantity: mostEach } : null
  return { product_id: id, skus, options, group } as unknown as Product
}

test('a product begins with a variant that can be had, one piece of it', () => {
  const choice = useChoice(() => product('prod_1', [0, 4]))

  expect(choice.sku.value?.sku_id).toBe('sku_1')
  expect(choice.quantity.value).toBe(1)
  expect(choice.options.value[0]?.values.map((value) => value.disabled)).toEqual([true, false])
})

test('one may take what is left, and in a team no more than its rules allow', () => {
  const choice = useChoice(() => product('prod_1', [10, 2], 3))

  expect([choice.most('solo'), choice.most('group')]).toEqual([10, 3])

  choice.choose(0, '1')
  expect([choice.most('solo'), choice.most('group')]).toEqual([2, 2])
})

test('another product begins anew', async () => {
  const shown = shallowRef(product('prod_1', [5, 5]))
  const choice = useChoice(() => shown.value)
  choice.choose(0, '1')
  choice.take(4)

  shown.value = product('prod_2', [5, 5])
  await nextTick()

  expect(choice.sku.value?.sku_id).toBe('sku_0')
  expect(choice.quantity.value).toBe(1)
})

test('a product that is sold out says so', () => {
  expect(useChoice(() => product('prod_1', [0, 0])).isSoldOut.value).toBe(true)
})
