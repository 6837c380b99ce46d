/** What a person may do at the desk, each role what those before it may: a reader looks, an editor decides, a chief sets people and settings. */
export const ROLES = ['reader', 'editor', 'chief'] as const
export type Role = (typeof ROLES)[number]

export const mayAct = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)
