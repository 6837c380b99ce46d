/**
 * Works out something of a value once. Papers keep the values of all that did not change, so that what was worked out of
 * them for one edition stands for the next.
 */
export function once<Of extends object, Made extends object | string>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>()
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known
    const value = make(of)
    made.set(of, value)
    return value
  }
}

/** The same for what goes by something else as well: worked out anew when that is another. */
export function onceFor<Of extends object, Made>(make: (of: Of, by: string) => Made): (of: Of, by: string) => Made {
  const made = new WeakMap<Of, { readonly by: string; readonly value: Made }>()
  return (of, by) => {
    const known = made.get(of)
    if (known?.by === by) return known.value
    const value = make(of, by)
    made.set(of, { by, value })
    return value
  }
}
