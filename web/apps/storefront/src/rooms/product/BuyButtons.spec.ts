import type { Schemas } from '@jishi/client'
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import en from '@/words/en'
import BuyButtons from './BuyButtons.vue'

const yuan = (minor: number) => ({ currency: 'CNY', minor })

function buttons({ isTeam = true, isSoldOut = false } = {}) {
  const sku = { sku_id: 'sku_1', price: yuan(6900), group_price: yuan(4990) } as Schemas['SkuOut']
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: en as never } })
  const bar = mount(BuyButtons, { props: { sku, isTeam, isSoldOut }, global: { plugins: [i18n] } })
  return { bar, texts: () => bar.findAll('button').map((button) => button.text().replaceAll(/\s/g, ' ')) }
}

test('two prices make two buttons, and each says which way is bought', async () => {
  const { bar, texts } = buttons()

  expect(texts()[0]).toBe('¥69Buy alone')
  expect(texts()[1]).toBe('¥49.90Start a team · save ¥19.10')
  for (const button of bar.findAll('button')) await button.trigger('click')
  expect(bar.emitted('buy')).toEqual([['solo'], ['group']])
})

test('without a team there are the basket and buying at once', async () => {
  const { bar, texts } = buttons({ isTeam: false })

  expect(texts()).toEqual(['Add to basket', 'Buy now'])
  for (const button of bar.findAll('button')) await button.trigger('click')
  expect(bar.emitted()).toMatchObject({ basket: [[]], buy: [['solo']] })
})

test('what is sold out cannot be pressed', () => {
  const { bar, texts } = buttons({ isSoldOut: true })

  expect(texts()).toEqual(['Sold out'])
  expect(bar.find('button').attributes('disabled')).toBeDefined()
})
