// What is asked stands in the address: it can be shared, reloaded and gone back to.
import { sortFrom, type Sort } from '@/rooms/catalogue'
import type { LocationQuery } from 'vue-router'

export interface Question {
  text: string
  sort: Sort
  category: string
  brands: string[]
  /** Values of attributes, by the keys that the facets give. */
  attributes: string[]
  shop: string
  /** Minor units, as typed; empty for no limit. */
  priceMin: number | null
  priceMax: number | null
  groupOnly: boolean
  inStockOnly: boolean
}

/** What is looked for: a tab of the page. */
export const KINDS = ['goods', 'notes', 'people'] as const
export type Kind = (typeof KINDS)[number]

export function readKind(query: LocationQuery): Kind {
  return KINDS.find((one) => one === query.kind) ?? 'goods'
}

export function readQuestion(query: LocationQuery): Question {
  return {
    text: one(query.q).trim(),
    sort: sortFrom(query.sort),
    category: one(query.category),
    brands: all(query.brand),
    attributes: all(query.attribute),
    shop: one(query.shop),
    priceMin: whole(query.min),
    priceMax: whole(query.max),
    groupOnly: query.group === '1',
    inStockOnly: query.stock === '1',
  }
}

/** The address of a question; what is not asked leaves no trace. */
export function writeQuestion(question: Question): Record<string, string | string[]> {
  return {
    ...(question.text && { q: question.text }),
    ...(question.sort !== 'relevance' && { sort: question.sort }),
    ...(question.category && { category: question.category }),
    ...(question.brands.length > 0 && { brand: question.brands }),
    ...(question.attributes.length > 0 && { attribute: question.attributes }),
    ...(question.shop && { shop: question.shop }),
    ...(question.priceMin !== null && { min: String(question.priceMin) }),
    ...(question.priceMax !== null && { max: String(question.priceMax) }),
    ...(question.groupOnly && { group: '1' }),
    ...(question.inStockOnly && { stock: '1' }),
  }
}

/** Whether anything at all is asked; an empty question shows history instead of results. */
export function isAsked(question: Question): boolean {
  return question.text !== '' || question.shop !== '' || filterCount(question) > 0
}

export function filterCount(question: Question): number {
  const { category, brands, attributes, priceMin, priceMax, groupOnly, inStockOnly } = question
  const price = priceMin !== null || priceMax !== null
  return [category !== '', price, groupOnly, inStockOnly].filter(Boolean).length + brands.length + attributes.length
}

export const NO_FILTERS = {
  category: '',
  brands: [] as string[],
  attributes: [] as string[],
  priceMin: null,
  priceMax: null,
  groupOnly: false,
  inStockOnly: false,
}

function all(value: LocationQuery[string] | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((said): said is string => !!said)
}

function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

function whole(value: LocationQuery[string] | undefined): number | null {
  const number = Number(one(value) || Number.NaN)
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}
