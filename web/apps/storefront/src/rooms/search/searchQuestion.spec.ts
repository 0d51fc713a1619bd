import { expect, test } from 'vitest'
import { filterCount, isAsked, readQuestion, writeQuestion } from './searchQuestion'

test('a question survives its way through the address', () => {
  const question = {
    text: '马克杯',
    sort: 'price_up' as const,
    category: 'home',
    brands: ['brd_1', 'brd_2'],
    attributes: ['3fa', '9c1'],
    shop: 'shop_1',
    priceMin: 1000,
    priceMax: 5000,
    groupOnly: true,
    inStockOnly: true,
  }

  expect(readQuestion(writeQuestion(question))).toEqual(question)
  expect(filterCount(question)).toBe(8)
})

test('what is not asked leaves no trace in the address', () => {
  expect(writeQuestion(readQuestion({ q: '  杯 ' }))).toEqual({ q: '杯' })
  expect(writeQuestion(readQuestion({}))).toEqual({})
})

test('nonsense in the address asks for nothing', () => {
  const question = readQuestion({ sort: 'chance', min: '-1', max: 'much', group: 'yes' })

  expect(question).toMatchObject({ sort: 'relevance', priceMin: null, priceMax: null, groupOnly: false })
  expect(isAsked(question)).toBe(false)
})

test('a shop or a filter alone is a question', () => {
  expect(isAsked(readQuestion({ shop: 'shop_1' }))).toBe(true)
  expect(isAsked(readQuestion({ group: '1' }))).toBe(true)
})
