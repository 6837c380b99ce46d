import { hash } from 'node:crypto'

/** Stands for a text: no two have the same. */
export const digestOf = (text: string): string => hash('sha256', text, 'base64url')
