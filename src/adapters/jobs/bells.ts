/**
 * A bell for each queue, which wakes whoever works it. What is sent within a transaction can be seen when that is over, so
 * only then it rings.
 */
export function openBells() {
  const listeners = new Map<string, Set<() => void>>()
  const within = new WeakMap<object, Set<string>>()
  const ring = (queue: string) => {
    for (const listener of listeners.get(queue) ?? []) listener()
  }
  return {
    listen: (queue: string, listener: () => void): (() => void) => {
      const heard = listeners.get(queue) ?? new Set()
      listeners.set(queue, heard.add(listener))
      return () => heard.delete(listener)
    },
    sent: (queue: string, transaction: object | undefined): void => {
      const noted = transaction && within.get(transaction)
      if (noted) noted.add(queue)
      else ring(queue)
    },
    afterwards: async <T>(work: (noted: <Tx extends object>(tx: Tx) => Tx) => Promise<T>): Promise<T> => {
      const queues = new Set<string>()
      const result = await work((tx) => {
        within.set(tx, queues)
        return tx
      })
      for (const queue of queues) ring(queue)
      return result
    },
  }
}
