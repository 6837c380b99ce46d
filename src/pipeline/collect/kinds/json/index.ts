import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { MAPPING, readByMapping } from '../mapping/index.ts'

/** Any search or list that answers in JSON, read by a mapping that a person gives. */
export const json = defineKind({
  name: 'json',
  about: 'a search or list that answers in JSON, read by JMESPath',
  options: z.strictObject(MAPPING),
  madeFor: 'machines',
  shorthand: null,
  read: readByMapping,
})
