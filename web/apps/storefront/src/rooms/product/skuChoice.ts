// Choosing among variants: options are taken from the first to the last, and no choice leads into a dead end.
import type { Schemas } from '@jishi/client'

type Sku = Schemas['SkuOut']

export function isForSale(sku: Sku): boolean {
  return sku.available > 0
}

/** The values to start with: those of the first variant one can have, or of the first one at all. */
export function firstPick(skus: readonly Sku[]): number[] {
  return (skus.find(isForSale) ?? skus[0])?.option_values ?? []
}

/** A value can be picked when some variant for sale has it together with the values picked before it. */
export function canPick(skus: readonly Sku[], picked: readonly number[], option: number, value: number): boolean {
  return skus.some((sku) => isForSale(sku) && sku.option_values[option] === value && agrees(sku, picked, option))
}

/** Pick a value; what was picked after it stays where it still can, and moves to something possible where it cannot. */
export function pick(skus: readonly Sku[], picked: readonly number[], option: number, value: number): number[] {
  const next = [...picked]
  next[option] = value
  for (let later = option + 1; later < next.length; later += 1) {
    const before = next.slice(0, later)
    if (canPick(skus, before, later, next[later] as number)) continue
    const possible = skus.find((sku) => isForSale(sku) && agrees(sku, before, later))
    next[later] = possible?.option_values[later] ?? (next[later] as number)
  }
  return next
}

export function skuOf(skus: readonly Sku[], picked: readonly number[]): Sku | undefined {
  return skus.find((sku) => agrees(sku, picked, picked.length))
}

function agrees(sku: Sku, picked: readonly number[], upTo: number): boolean {
  return picked.slice(0, upTo).every((value, option) => sku.option_values[option] === value)
}
