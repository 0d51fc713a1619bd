// Counts and other small texts that are the same in every room.

/** 1283 stays, 12345 becomes 1.2万 or 12K. */
export function countText(count: number, language: string): string {
  if (count < 10_000) return new Intl.NumberFormat(language).format(count)
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(count)
}

export function decimalText(value: number, language: string, digits = 1): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}
