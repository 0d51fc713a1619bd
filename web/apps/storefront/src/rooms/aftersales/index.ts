// What other rooms may use of after-sales.
export { canAsk } from './steps'
