import type { Schemas } from '@jishi/client'

/** One article about to be ordered, with what a shopper knows it by. */
export interface OrderedLine {
  skuId: string
  productId: string
  title: string
  optionText: string
  picture: Schemas['PictureOut'] | null
  quantity: number
  shop: Schemas['OrderShopOut']
}
