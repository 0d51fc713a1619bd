// What other rooms may use of orders.
export { useOrder } from './useOrder'
export { useOrderCounts } from './useOrders'
