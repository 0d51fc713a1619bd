// The languages of the storefront. A room adds `<room>.zh-CN.json` and `<room>.en.json` to its folder, and nothing here.
import { createWords } from '@jishi/kit/i18n'

export const { i18n, speak, t } = createWords({
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
})
