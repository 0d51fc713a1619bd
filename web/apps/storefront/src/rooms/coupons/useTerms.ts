// What a coupon gives and asks for, in words.
import type { Schemas } from '@jishi/client'
import { useWords } from '@jishi/kit/i18n'

export function useTerms() {
  const { t, money } = useWords()
  return {
    gives(terms: Schemas['TermsOut']): string {
      if (terms.off) return `−${money(terms.off)}`
      // Nine tenths to pay is "9 折", and ten per cent off.
      return t('coupons.part', { percent: terms.off_bps / 100, fold: (10_000 - terms.off_bps) / 1_000 })
    },
    asks(terms: Schemas['TermsOut']): string {
      const from = t('coupons.from', { amount: money(terms.threshold) })
      return terms.most ? `${from} · ${t('coupons.atMost', { amount: money(terms.most) })}` : from
    },
    scope(terms: Schemas['TermsOut'], shop: string): string {
      return t(terms.product_ids.length ? 'coupons.ofSome' : 'coupons.ofShop', { shop })
    },
  }
}
