/** Secured: private fields in a file that others may read, sealed so that the same content gives the same bytes. No I/O, no clock, no randomness. */
export { type Opened, openSealed, seal } from './envelope.ts'
export { type KeyRing, newKeyLine, readKeyRing, type SecuredKey, sealingKey } from './keys.ts'
