/** Blocks before the headline in which a name or a date may belong to the article. */
export const BLOCKS_BEFORE = 5
/** The same, after it. Wider spans catch the dates of other articles. */
export const BLOCKS_AFTER = 14

/** Whether the block at a place stands near the headline; both are counted in blocks from the top of the page. */
export function isNearHeadline(at: number, headlineAt: number): boolean {
  return at >= headlineAt - BLOCKS_BEFORE && at <= headlineAt + BLOCKS_AFTER
}
