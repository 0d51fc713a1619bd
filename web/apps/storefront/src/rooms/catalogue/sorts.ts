/** The orders a shopper may choose; none depends on who is asking. */
export const SORTS = ['relevance', 'sold', 'newest', 'price_up', 'price_down'] as const
export type Sort = (typeof SORTS)[number]

export function sortFrom(text: unknown): Sort {
  return SORTS.find((sort) => sort === text) ?? 'relevance'
}
