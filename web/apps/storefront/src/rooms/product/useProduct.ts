import { answer, api } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { useQuery } from '@tanstack/vue-query'

/** A product page's data; the server's clock comes with it. */
export function useProduct(productId: string) {
  return useQuery({
    queryKey: ['storefront', 'product', productId],
    queryFn: async () => {
      const product = await answer(api.GET('/api/storefront/products/{product_id}', { params: { path: { product_id: productId } } }))
      syncClock(product.server_time)
      return product
    },
  })
}
