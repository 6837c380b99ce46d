import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Columns that every part of the archive's schema is made of. */

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(value),
})
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const id = <Of extends string>(name: string) => uuid(name).$type<Of>()
