import type { Schemas } from '@jishi/client'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { canPick, firstPick, isForSale, pick, skuOf } from './skuChoice'

export type Way = 'solo' | 'group'

export interface Choice {
  options: ComputedRef<{ name: string; picked: string; values: { value: string; text: string; disabled: boolean }[] }[]>
  sku: ComputedRef<Schemas['SkuOut'] | undefined>
  quantity: Readonly<Ref<number>>
  /** Units one may take in this way of buying: what is left, and what the team's rules allow. */
  most: (way: Way) => number
  isSoldOut: ComputedRef<boolean>
  choose: (option: number, value: string) => void
  take: (quantity: number) => void
}

/** What a shopper is about to buy of a product: which variant, how many. */
export function useChoice(product: () => Schemas['ProductPageOut'] | undefined): Choice {
  const picked = ref<number[]>([])
  const quantity = ref(1)
  const skus = computed(() => product()?.skus ?? [])

  watch(
    () => product()?.product_id,
    () => {
      picked.value = [...firstPick(skus.value)]
      quantity.value = 1
    },
    { immediate: true },
  )

  const sku = computed(() => skuOf(skus.value, picked.value))
  const options = computed(() =>
    (product()?.options ?? []).map((option, at) => ({
      name: option.name,
      picked: String(picked.value[at]),
      values: option.values.map((text, value) => ({
        value: String(value),
        text,
        disabled: !canPick(skus.value, picked.value, at, value),
      })),
    })),
  )

  function most(way: Way): number {
    const left = sku.value?.available ?? 0
    return way === 'group' ? Math.min(left, product()?.group?.max_quantity ?? left) : left
  }

  return {
    options,
    sku,
    quantity,
    most,
    isSoldOut: computed(() => !skus.value.some(isForSale)),
    choose: (option, value) => (picked.value = pick(skus.value, picked.value, option, Number(value))),
    take: (wanted) => (quantity.value = wanted),
  }
}
