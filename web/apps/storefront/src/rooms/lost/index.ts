// For pages whose address leads nowhere.
export { default as LostNotice } from './LostNotice.vue'
