/** The two ways to score, chosen in newsroom.yaml. */
export type Profile = 'broadsheet' | 'everyday'
