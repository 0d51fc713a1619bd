// What other rooms may use of group buying.
export { default as TeamCard } from './TeamCard.vue'
export { default as TeamStrip } from './TeamStrip.vue'
export { useGatheringTeams } from './useGatheringTeams'
