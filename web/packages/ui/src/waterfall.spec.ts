import { describe, expect, test } from 'vitest'
import { columnsFor, deal } from './waterfall'

describe('a waterfall', () => {
  test('has two, three, four and five columns', () => {
    expect([0, 390, 639, 640, 899, 900, 1179, 1180, 2560].map(columnsFor)).toEqual([2, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  test('puts each card into the shortest column, the first of equals', () => {
    expect(deal([2, 1, 1, 1], 2)).toEqual([[0, 3], [1, 2]])
  })

  test('never moves a card when more arrive', () => {
    const heights = Array.from({ length: 60 }, (_, index) => 1 + ((index * 37) % 13) / 10)
    const before = deal(heights.slice(0, 20), 3)

    const after = deal(heights, 3)

    before.forEach((column, index) => expect(after[index]?.slice(0, column.length)).toEqual(column))
  })

  test('loses no card and shows none twice', () => {
    const heights = Array.from({ length: 41 }, () => 1)

    expect(deal(heights, 5).flat().sort((a, b) => a - b)).toEqual(heights.map((_, index) => index))
  })
})
