// What narrows a list, one by one, each with what to ask to be rid of it.
import type { Schemas } from '@jishi/client'
import type { Question } from './searchQuestion'

export type Facets = Schemas['SearchOut']['facets']

export interface ChosenFilter {
  key: string
  name: string
  without: Partial<Question>
}

/** The chosen filters in the order of the panel. What has no name yet, for the answer is still on its way, is left out. */
export function chosenFilters(
  question: Question,
  facets: Facets | undefined,
  words: { groupOnly: string; inStockOnly: string; price: (min: number | null, max: number | null) => string },
): ChosenFilter[] {
  const chosen: ChosenFilter[] = []
  if (question.groupOnly) chosen.push({ key: 'group', name: words.groupOnly, without: { groupOnly: false } })
  if (question.inStockOnly) chosen.push({ key: 'stock', name: words.inStockOnly, without: { inStockOnly: false } })
  if (question.priceMin !== null || question.priceMax !== null) {
    const name = words.price(question.priceMin, question.priceMax)
    chosen.push({ key: 'price', name, without: { priceMin: null, priceMax: null } })
  }
  for (const { key, name } of facets?.categories ?? []) {
    if (key === question.category) chosen.push({ key, name, without: { category: '' } })
  }
  for (const { key, name } of facets?.brands ?? []) {
    if (question.brands.includes(key)) chosen.push({ key, name, without: { brands: question.brands.filter((one) => one !== key) } })
  }
  for (const facet of facets?.attributes ?? []) {
    for (const { key, name } of facet.values) {
      if (!question.attributes.includes(key)) continue
      const without = { attributes: question.attributes.filter((one) => one !== key) }
      chosen.push({ key, name: `${facet.name}: ${name}`, without })
    }
  }
  return chosen
}
