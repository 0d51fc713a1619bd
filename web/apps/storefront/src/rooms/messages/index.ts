// What other rooms may use of messages.
export { default as MessageButton } from './MessageButton.vue'
export { default as ShopMessagesLink } from './ShopMessagesLink.vue'
export { useUnreadMessages } from './useConversations'
