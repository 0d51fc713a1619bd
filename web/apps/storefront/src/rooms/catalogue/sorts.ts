/** The orders a shopper may choose; none depends on who is asking. */
export const SORTS = ['relevance', 'sold', 'newest', 'price_up', 'price_down'] as const
export type Sort = (typeof SORTS)[number]

/** A plain list knows no words to be relevant to: there the first order is what the market recommends to everyone. */
export function listSort(sort: Sort): Exclude<Sort, 'relevance'> | 'recommended' {
  return sort === 'relevance' ? 'recommended' : sort
}

export function sortFrom(text: unknown): Sort {
  return SORTS.find((sort) => sort === text) ?? 'relevance'
}
