// The only place where money becomes text. Amounts are integers in minor units, as the API sends them.

export interface Money {
  currency: string
  minor: number
}

export interface MoneyParts {
  /** "¥", before or after the number as the language wants */
  symbol: string
  whole: string
  /** ".90" with its separator, or "" */
  fraction: string
  symbolFirst: boolean
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const EXPONENTS: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0,
  XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
}

const formatters = new Map<string, Intl.NumberFormat>()

export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2
}

/** Show an amount; a whole one without its zeros: ¥69, ¥49.90. */
export function formatMoney(money: Money, language: string): string {
  return formatter(money, language).format(decimal(money))
}

/** The same text in pieces, so that a price can set its symbol and fraction smaller. */
export function moneyParts(money: Money, language: string): MoneyParts {
  const parts = formatter(money, language).formatToParts(decimal(money))
  const text = (...types: string[]) =>
    parts.filter((part) => types.includes(part.type)).map((part) => part.value).join('')
  const order = parts.map((part) => part.type)
  return {
    symbol: text('currency'),
    whole: text('minusSign', 'integer', 'group'),
    fraction: text('decimal', 'fraction'),
    symbolFirst: order.indexOf('currency') < order.indexOf('integer'),
  }
}

export function addMoney(first: Money, ...others: Money[]): Money {
  return others.reduce((sum, other) => {
    checkSame(sum, other)
    return { currency: sum.currency, minor: sum.minor + other.minor }
  }, first)
}

export function subtractMoney(from: Money, amount: Money): Money {
  checkSame(from, amount)
  return { currency: from.currency, minor: from.minor - amount.minor }
}

export function multiplyMoney(money: Money, times: number): Money {
  if (!Number.isSafeInteger(times)) throw new RangeError(`Money is multiplied by whole numbers, not by ${times}`)
  return { currency: money.currency, minor: money.minor * times }
}

export function compareMoney(a: Money, b: Money): number {
  checkSame(a, b)
  return a.minor - b.minor
}

/** Read what a person typed ("49.9", "1,200") as minor units; null when it is not an amount of this currency. */
export function parseMinor(text: string, currency: string): number | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim().replaceAll(/[,，\s¥]/g, ''))
  if (!match) return null
  const exponent = exponentOf(currency)
  const fraction = match[2] ?? ''
  if (fraction.length > exponent) return null
  const minor = Number(match[1] + fraction.padEnd(exponent, '0'))
  return Number.isSafeInteger(minor) ? minor : null
}

/** The plain decimal for an input field: 4990 CNY is "49.90", and 6900 is "69". */
export function minorToText(minor: number, currency: string): string {
  return decimal({ currency, minor }).replace(/\.0+$/, '')
}

function formatter(money: Money, language: string): Intl.NumberFormat {
  const exponent = exponentOf(money.currency)
  const digits = money.minor % 10 ** exponent === 0 ? 0 : exponent
  const key = `${language} ${money.currency} ${digits}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(language, {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    formatters.set(key, found)
  }
  return found
}

/** Written by digits, so that no amount passes through a binary fraction. */
function decimal({ currency, minor }: Money): Intl.StringNumericLiteral {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0')
  const cut = digits.length - exponent
  const text = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return `${minor < 0 ? '-' : ''}${text}` as Intl.StringNumericLiteral
}

function checkSame(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`)
}
