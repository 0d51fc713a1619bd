// What other rooms may use of creators: telling that a note was seen, read, or led to its goods.
export { rememberWay, type Source } from './sightings'
export { useRead, useSeen } from './useSightings'
