// What other rooms may use of messages.
export { default as MessageButton } from './MessageButton.vue'
export { useUnreadMessages } from './useConversations'
