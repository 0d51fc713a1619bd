// What other rooms may use of coupons: those that fit an order, picking one, and having one for points.
export { default as CouponPicker } from './CouponPicker.vue'
export { couponsTaken, type Chosen } from './chooseCoupons'
export { default as ForPoints } from './ForPoints.vue'
export { useFitting, type Fitting } from './useCoupons'
