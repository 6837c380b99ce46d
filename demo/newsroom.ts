/** The masthead of the demonstration paper. */
export const DEMO_NAME = 'The Daily Prior'

export const DEMO_MOTTO = 'News of artificial intelligence, updated on the evidence'
