// An address while it is being written: one shape for China's regions and for free words elsewhere.
import type { Schemas } from '@jishi/client'
import { HOME } from './countries'

export interface AddressDraft {
  recipient: string
  phone: string
  country: string
  /** Province, city, district; as many as are chosen yet. */
  regionCodes: string[]
  state: string
  city: string
  line1: string
  line2: string
  postcode: string
  isDefault: boolean
}

export function draftOf(address: Schemas['AddressOut'] | null): AddressDraft {
  // One name is a city without a state.
  const [city = '', state = ''] = address && address.country !== HOME ? [...address.region_names].reverse() : []
  return {
    recipient: address?.recipient ?? '',
    phone: address?.phone.replace(/^\+86/, '') ?? '',
    country: address?.country ?? HOME,
    regionCodes: [...(address?.region_codes ?? [])],
    state,
    city,
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    postcode: address?.postcode ?? '',
    isDefault: address?.is_default ?? false,
  }
}

export function bodyOf(draft: AddressDraft): Schemas['AddressIn'] {
  const isHome = draft.country === HOME
  return {
    recipient: draft.recipient,
    phone: draft.phone,
    country: draft.country,
    region_codes: isHome ? draft.regionCodes : [],
    region_names: isHome ? [] : [draft.state, draft.city].filter((name) => name.trim()),
    line1: draft.line1,
    line2: draft.line2,
    postcode: draft.postcode,
    is_default: draft.isDefault,
  }
}

/** What still has to be filled in before asking the server makes sense. */
export function isComplete(draft: AddressDraft): boolean {
  const named = [draft.recipient, draft.phone, draft.line1].every((text) => text.trim())
  return named && (draft.country === HOME ? draft.regionCodes.length === 3 : draft.city.trim() !== '')
}

/** An address on one line, as its country writes it: from the large to the small in China, elsewhere the other way. */
export function addressLine({ country, region_names, line1, line2, postcode }: Pick<Schemas['AddressOut'], 'country' | 'region_names' | 'line1' | 'line2' | 'postcode'>): string {
  if (country === HOME) return [...new Set(region_names), line1, line2].filter(Boolean).join(' ')
  return [line1, line2, [postcode, ...[...region_names].reverse()].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}
