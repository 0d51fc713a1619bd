import type { Schemas } from '@jishi/client'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import en from '@/words/en'
import ProductDetails from './ProductDetails.vue'

function details(count: number) {
  const attributes = Array.from({ length: count }, (_, at) => ({ name: `Line ${at}`, value: `${at}` }))
  const product = { brand: null, description: 'Text', attributes } as unknown as Schemas['ProductPageOut']
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: en as never } })
  return mount(ProductDetails, { props: { product }, global: { plugins: [i18n] } })
}

test('a long specification shows its first lines, and all of them when asked', async () => {
  const page = details(70)
  expect(page.findAll('dt')).toHaveLength(12)

  await page.get('button').trigger('click')

  expect(page.findAll('dt')).toHaveLength(70)
  expect(page.find('button').exists()).toBe(false)
})

test('one that is not much longer is shown whole', () => {
  const page = details(16)

  expect(page.findAll('dt')).toHaveLength(16)
  expect(page.find('button').exists()).toBe(false)
})
