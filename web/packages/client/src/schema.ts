// What the API promises. Replaced by `npm run client` with what openapi-typescript makes of openapi.json.
export interface components {
  schemas: {
    MoneyOut: { currency: string; minor: number }
    PictureOut: { url_320: string; url_640: string; url_1280: string; width: number; height: number; colour: string }
    CardOut: {
      product_id: string
      title: string
      shop_name: string
      picture: S['PictureOut'] | null
      price: S['MoneyOut']
      group_price: S['MoneyOut'] | null
      team_size: number | null
      sold_count: number
      in_stock: boolean
    }
    CardPageOut: { items: S['CardOut'][]; next: string | null }
    CategoryOut: {
      category_id: string
      slug: string
      name: string
      picture: S['PictureOut'] | null
      children: S['CategoryOut'][]
    }
    CategoryPageOut: S['CardPageOut'] & { category: S['CategoryOut']; path: { slug: string; name: string }[] }
    BannerOut: {
      title: string
      subtitle: string
      action: string
      link: string
      picture: S['PictureOut'] | null
      dark_picture: S['PictureOut'] | null
    }
    GatheringOut: {
      team_id: string
      leader: { nickname_masked: string; avatar: S['PictureOut'] | null }
      size: number
      missing: number
      closes_at: string
    }
    TeamProductOut: {
      product_id: string
      title: string
      shop_name: string
      picture: S['PictureOut'] | null
      price: S['MoneyOut'] | null
      group_price: S['MoneyOut']
    }
    TeamCardOut: S['GatheringOut'] & { card: S['TeamProductOut']; state: string; paid_count: number }
    HomeOut: {
      banners: S['BannerOut'][]
      categories: S['CategoryOut'][]
      feed: S['CardPageOut']
      server_time: string
    }
    LicenceOut: { company: string; number: string; address: string; issued_on: string | null; valid_until: string | null; exemption: string }
    ShopOut: {
      shop_id: string
      name: string
      intro: string
      logo: S['PictureOut'] | null
      self_operated: boolean
      licence: S['LicenceOut']
    }
    SkuOut: {
      sku_id: string
      option_values: number[]
      text: string
      price: S['MoneyOut']
      compare_at: S['MoneyOut'] | null
      compare_source: string | null
      group_price: S['MoneyOut'] | null
      available: number
      picture: S['PictureOut'] | null
    }
    ReviewOut: {
      review_id: string
      nickname_masked: string
      avatar: S['PictureOut'] | null
      stars: number
      text: string
      pictures: S['PictureOut'][]
      at: string
      option_text: string
      follow_up: { text: string; pictures: S['PictureOut'][]; at: string } | null
      reply: { text: string; at: string } | null
      origin: string | null
      is_mine: boolean
    }
    ReviewCardOut: {
      nickname_masked: string
      stars: number
      text: string
      pictures: S['PictureOut'][]
      option_text: string
      written_at: string
      origin: string
    }
    ProductPageOut: {
      product_id: string
      title: string
      subtitle: string
      description: string
      pictures: S['PictureOut'][]
      skus: S['SkuOut'][]
      options: { name: string; values: string[] }[]
      attributes: { name: string; value: string }[]
      brand: string | null
      origin: string
      category_path: { slug: string; name: string }[]
      shop: S['ShopOut']
      promise: { ship_within_hours: number; seven_day_return: boolean; freight: string }
      group: {
        activity_id: string
        team_size: number
        starts_at: string
        ends_at: string
        per_person: number
        max_quantity: number
        new_only: boolean
        gathering: S['GatheringOut'][]
      } | null
      reviews: { count: number; average: number | null; items: S['ReviewCardOut'][] }
      sold_count: number
      server_time: string
    }
    FacetOut: { key: string; name: string; count: number }
    SearchOut: {
      items: S['CardOut'][]
      next: string | null
      corrected: string | null
      is_partial: boolean
      sort_reason: string
      facets: { brands: S['FacetOut'][]; categories: S['FacetOut'][] }
    }
    PersonOut: { person_id: string; nickname: string; language: string; avatar: S['PictureOut'] | null }
    SessionOut: {
      person: S['PersonOut'] | null
      language: string
      basket_count: number
      unread_notices: number
      live_url: string
      csrf_ready: boolean
    }
    BasketOut: { lines: { sku_id: string; quantity: number; selected: boolean }[] }
    TicketOut: { ticket: string; url: string }
  }
}

type S = components['schemas']
type Query = Record<string, unknown>

interface Parameters<Q extends Query, P extends Query> {
  query?: Q
  path: P
  header?: never
  cookie?: never
}

interface NoPath<Q extends Query> {
  query?: Q
  path?: never
  header?: never
  cookie?: never
}

interface Operation<Q extends Query, P extends Query, Out> {
  parameters: keyof P extends never ? NoPath<Q> : Parameters<Q, P>
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Out } } }
}

interface Get<Out, Q extends Query = Record<never, never>, P extends Query = Record<never, never>> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never }
  get: Operation<Q, P, Out>
}

interface PageQuery extends Query {
  after?: string
  limit?: number
}

interface ListQuery extends PageQuery {
  sort?: string
}

interface SearchQuery extends ListQuery {
  q?: string
  category?: string
  brand?: string[]
  shop?: string
  price_min?: number
  price_max?: number
  group?: boolean
  in_stock?: boolean
}

export interface paths {
  '/api/session': Get<S['SessionOut']>
  '/api/storefront/home': Get<S['HomeOut'], PageQuery>
  '/api/storefront/categories': Get<{ items: S['CategoryOut'][] }>
  '/api/storefront/categories/{slug}': Get<
    S['CategoryPageOut'],
    ListQuery,
    { slug: string }
  >
  '/api/storefront/search': Get<S['SearchOut'], SearchQuery>
  '/api/storefront/suggest': Get<{ items: string[] }, { q: string }>
  '/api/storefront/products/{product_id}': Get<S['ProductPageOut'], Record<never, never>, { product_id: string }>
  '/api/storefront/shops/{shop_id}': Get<
    { shop: S['ShopOut']; items: S['CardOut'][]; next: string | null },
    ListQuery,
    { shop_id: string }
  >
  '/api/groupbuy/teams': Get<{ items: S['TeamCardOut'][]; next: string | null; server_time: string }, PageQuery>
  '/api/community/products/{product_id}/reviews': Get<
    { items: S['ReviewOut'][]; next: string | null },
    PageQuery & { filter?: string },
    { product_id: string }
  >
  '/api/orders/basket': Get<S['BasketOut']>
  '/api/orders/basket/lines/{sku_id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    put: {
      parameters: { query?: never; header?: never; path: { sku_id: string }; cookie?: never }
      requestBody: { content: { 'application/json': { quantity: number; add?: boolean; selected?: boolean | null } } }
      responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': S['BasketOut'] } } }
    }
  }
  '/api/live/tickets': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody: { content: { 'application/json': { topics: string[] } } }
      responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': S['TicketOut'] } } }
    }
  }
}
