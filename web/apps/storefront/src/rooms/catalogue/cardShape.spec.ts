import type { Schemas } from '@jishi/client'
import { expect, test } from 'vitest'
import { cardHeight, cardRatio } from './cardShape'

function card(size: [number, number] | null): Schemas['CardOut'] {
  const url = { url_320: '', url_640: '', url_1280: '', colour: '#fff' }
  const price = { currency: 'CNY', minor: 100 }
  const picture = size && { ...url, width: size[0], height: size[1] }
  return { product_id: 'prod_1', title: '', shop_name: '', picture, price, group_price: null, team_size: null, sold_count: 0, in_stock: true }
}

test('a card takes its picture’s own shape, within reason', () => {
  expect(cardRatio(card([800, 1000]))).toBe(0.8)
  expect(cardRatio(card([100, 1000]))).toBe(0.72)
  expect(cardRatio(card([3000, 1000]))).toBe(1.34)
  expect(cardRatio(card(null))).toBe(1)
})

test('a taller picture makes a taller card', () => {
  expect(cardHeight(card([800, 1000]))).toBeGreaterThan(cardHeight(card([1000, 1000])))
})
