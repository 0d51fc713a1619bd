import type { Schemas } from '@jishi/client'
import { describe, expect, test } from 'vitest'
import { addressLine, bodyOf, draftOf, isComplete } from './addressDraft'

const HANGZHOU = {
  address_id: 'addr_1',
  recipient: '小满',
  phone: '+8613800138000',
  country: 'CN',
  region_codes: ['330000', '330100', '330106'],
  region_names: ['浙江省', '杭州市', '西湖区'],
  line1: '文三路 1 号',
  line2: '',
  postcode: '',
  is_default: true,
} as Schemas['AddressOut']

const BERLIN = {
  ...HANGZHOU,
  country: 'DE',
  phone: '+4930123456',
  region_codes: [],
  region_names: ['Berlin'],
  line1: 'Torstraße 1',
  postcode: '10119',
} as Schemas['AddressOut']

describe('an address being written', () => {
  test('comes out of the book and goes back unchanged', () => {
    expect(bodyOf(draftOf(HANGZHOU))).toMatchObject({ phone: '13800138000', region_codes: HANGZHOU.region_codes, region_names: [], is_default: true })
    expect(bodyOf(draftOf(BERLIN))).toMatchObject({ phone: '+4930123456', region_codes: [], region_names: ['Berlin'], postcode: '10119' })
  })

  test('needs its three regions in China, and a city elsewhere', () => {
    const draft = draftOf(HANGZHOU)
    expect(isComplete(draft)).toBe(true)
    expect(isComplete({ ...draft, regionCodes: draft.regionCodes.slice(0, 2) })).toBe(false)
    expect(isComplete({ ...draft, country: 'DE' })).toBe(false)
    expect(isComplete({ ...draft, country: 'DE', city: 'Berlin' })).toBe(true)
    expect(isComplete({ ...draft, recipient: ' ' })).toBe(false)
  })

  test('is read from the large to the small at home, and the other way abroad', () => {
    expect(addressLine(HANGZHOU)).toBe('浙江省 杭州市 西湖区 文三路 1 号')
    expect(addressLine({ ...HANGZHOU, region_names: ['北京市', '北京市', '东城区'] })).toBe('北京市 东城区 文三路 1 号')
    expect(addressLine(BERLIN)).toBe('Torstraße 1, 10119 Berlin, DE')
  })
})
