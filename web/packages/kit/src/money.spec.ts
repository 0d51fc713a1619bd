import { describe, expect, test } from 'vitest'
import { addMoney, compareMoney, exponentOf, formatMoney, minorToText, moneyParts, multiplyMoney, parseMinor, subtractMoney } from './money'

const yuan = (minor: number) => ({ currency: 'CNY', minor })

describe('showing money', () => {
  test('a whole amount has no zeros, a broken one has all its digits', () => {
    expect(formatMoney(yuan(6900), 'zh-CN')).toBe('¥69')
    expect(formatMoney(yuan(4990), 'zh-CN')).toBe('¥49.90')
    expect(formatMoney(yuan(5), 'en')).toBe('¥0.05')
    expect(formatMoney(yuan(123_456_789), 'en')).toBe('¥1,234,567.89')
    expect(formatMoney(yuan(-4990), 'en')).toBe('-¥49.90')
  })

  test('each currency has its own minor unit', () => {
    expect(exponentOf('JPY')).toBe(0)
    expect(formatMoney({ currency: 'JPY', minor: 1980 }, 'en')).toBe('¥1,980')
    expect(formatMoney({ currency: 'KWD', minor: 1234 }, 'en')).toContain('1.234')
  })

  test('an amount too large for a binary fraction keeps its last digit', () => {
    expect(formatMoney(yuan(9_007_199_254_740_991), 'en')).toBe('¥90,071,992,547,409.91')
  })

  test('a price comes apart into symbol, whole and fraction', () => {
    expect(moneyParts(yuan(4990), 'zh-CN')).toEqual({ symbol: '¥', whole: '49', fraction: '.90', symbolFirst: true })
    expect(moneyParts(yuan(6900), 'zh-CN').fraction).toBe('')
    expect(moneyParts({ currency: 'EUR', minor: 150 }, 'de').symbolFirst).toBe(false)
  })
})

describe('reckoning', () => {
  test('amounts add, subtract, multiply and compare in minor units', () => {
    expect(addMoney(yuan(10), yuan(20), yuan(30))).toEqual(yuan(60))
    expect(subtractMoney(yuan(6900), yuan(4990))).toEqual(yuan(1910))
    expect(multiplyMoney(yuan(1010), 3)).toEqual(yuan(3030))
    expect(compareMoney(yuan(1), yuan(2))).toBeLessThan(0)
  })

  test('different currencies and broken factors are refused', () => {
    expect(() => addMoney(yuan(1), { currency: 'EUR', minor: 1 })).toThrow(RangeError)
    expect(() => multiplyMoney(yuan(1), 0.5)).toThrow(RangeError)
  })
})

describe('typed amounts', () => {
  test('are read as minor units', () => {
    expect(parseMinor('49.9', 'CNY')).toBe(4990)
    expect(parseMinor(' ¥1,200 ', 'CNY')).toBe(120_000)
    expect(parseMinor('12', 'JPY')).toBe(12)
  })

  test('are refused when they are none', () => {
    for (const text of ['', 'abc', '1.234', '-5', '1.', '.5', '1e3', '99999999999999999']) expect(parseMinor(text, 'CNY')).toBeNull()
    expect(parseMinor('1.5', 'JPY')).toBeNull()
  })

  test('go back into a field as they came', () => {
    expect(minorToText(4990, 'CNY')).toBe('49.90')
    expect(minorToText(6900, 'CNY')).toBe('69')
    expect(minorToText(100, 'JPY')).toBe('100')
  })
})
