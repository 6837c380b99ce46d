import type { Command } from 'commander'

/** Adds a command to the program, or to the group that it belongs to. */
type Add = (parent: Command) => void

/** What a group of commands is about, in the order of the help. */
const GROUPS: Readonly<Record<string, string>> = {
  feed: 'the documents that we poll',
  article: 'single articles',
  filter: 'your rules for what comes in',
  story: 'stories: all articles about one event',
  satire: 'the satire desk: nothing is published before a person approved that very text',
  job: 'the work that waits',
  model: 'the models that the satire desk asks',
  theme: 'how your site looks and speaks',
  edition: 'what was published, corrected and withdrawn',
  person: 'who may come to the editors’ desk',
  newsletter: 'issues, and sending them',
  subscriber: 'who gets the newsletter',
  rank: 'how stories are ordered',
  cases: 'decisions as test cases for grouping',
  secured: 'private fields of content files, sealed',
  import: 'files of other systems',
}

const satireDecide = async () => (await import('./satire-decide.ts')).satireDecide

/**
 * Every command by its words. Its file, with all that it needs, is loaded when it is given or its help is asked for: to say
 * the version must not cost what publishing a paper does.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  init: async () => (await import('./init.ts')).init,
  start: async () => (await import('./start.ts')).start,
  worker: async () => (await import('./worker.ts')).worker,
  run: async () => (await import('./run.ts')).run,
  publish: async () => (await import('./publish.ts')).publish,
  log: async () => (await import('./log.ts')).log,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  prune: async () => (await import('./prune.ts')).pruneArchive,
  move: async () => (await import('./move.ts')).move,
  status: async () => (await import('./status.ts')).status,
  doctor: async () => (await import('./doctor.ts')).doctor,
  'feed add': async () => (await import('./feed-add.ts')).feedAdd,
  'feed list': async () => (await import('./feed-list.ts')).feedList,
  'feed set': async () => (await import('./feed-set.ts')).feedSet,
  'feed remove': async () => (await import('./feed-remove.ts')).feedRemove,
  'feed check': async () => (await import('./feed-check.ts')).feedCheck,
  'feed import': async () => (await import('./feed-import.ts')).feedImport,
  'feed export': async () => (await import('./feed-export.ts')).feedExport,
  'article list': async () => (await import('./article-list.ts')).articleList,
  'article show': async () => (await import('./article-show.ts')).articleShow,
  'article add': async () => (await import('./article-add.ts')).articleAdd,
  'article check': async () => (await import('./article-check.ts')).articleCheck,
  'article hide': async () => (await import('./article-hide.ts')).articleHide,
  'article release': async () => (await import('./article-release.ts')).articleRelease,
  'filter list': async () => (await import('./filter-list.ts')).filterList,
  'filter try': async () => (await import('./filter-try.ts')).filterTry,
  'story list': async () => (await import('./story-list.ts')).storyList,
  'story show': async () => (await import('./story-show.ts')).storyShow,
  'story approve': async () => (await import('./story-approve.ts')).storyApprove,
  'story hold': async () => (await import('./story-hold.ts')).storyHold,
  'story kill': async () => (await import('./story-kill.ts')).storyKill,
  'story pin': async () => (await import('./story-pin.ts')).storyPin,
  'story merge': async () => (await import('./story-merge.ts')).storyMerge,
  'story split': async () => (await import('./story-split.ts')).storySplit,
  'story move': async () => (await import('./story-move.ts')).storyMove,
  'story lead': async () => (await import('./story-lead.ts')).storyLead,
  'story edit': async () => (await import('./story-edit.ts')).storyEdit,
  'story note': async () => (await import('./story-note.ts')).storyNote,
  'story undo': async () => (await import('./story-undo.ts')).storyUndo,
  'satire pick': async () => (await import('./satire-pick.ts')).satirePick,
  'satire write': async () => (await import('./satire-write.ts')).satireWrite,
  'satire list': async () => (await import('./satire-list.ts')).satireList,
  'satire show': async () => (await import('./satire-show.ts')).satireShow,
  'satire approve': satireDecide,
  'satire reject': satireDecide,
  'satire withdraw': satireDecide,
  'satire retry': satireDecide,
  'satire edit': satireDecide,
  'job list': async () => (await import('./job-list.ts')).jobList,
  'job retry': async () => (await import('./job-retry.ts')).jobRetry,
  'model check': async () => (await import('./model-check.ts')).modelCheck,
  'model get': async () => (await import('./model-get.ts')).modelGet,
  'model install': async () => (await import('./model-install.ts')).modelInstall,
  'theme check': async () => (await import('./theme-check.ts')).themeCheck,
  'theme list': async () => (await import('./theme-list.ts')).themeList,
  'edition list': async () => (await import('./edition-list.ts')).editionList,
  'edition show': async () => (await import('./edition-show.ts')).editionShow,
  'edition correct': async () => (await import('./edition-correct.ts')).editionCorrect,
  'edition withdraw': async () => (await import('./edition-withdraw.ts')).editionWithdraw,
  'person add': async () => (await import('./person-add.ts')).personAdd,
  'person list': async () => (await import('./person-list.ts')).personList,
  'person role': async () => (await import('./person-role.ts')).personRole,
  'person password': async () => (await import('./person-password.ts')).personPassword,
  'person remove': async () => (await import('./person-remove.ts')).personRemove,
  'newsletter preview': async () => (await import('./newsletter-preview.ts')).newsletterPreview,
  'newsletter send': async () => (await import('./newsletter-send.ts')).newsletterSend,
  'newsletter list': async () => (await import('./newsletter-list.ts')).newsletterList,
  'subscriber add': async () => (await import('./subscriber-add.ts')).subscriberAdd,
  'subscriber list': async () => (await import('./subscriber-list.ts')).subscriberList,
  'subscriber remove': async () => (await import('./subscriber-remove.ts')).subscriberRemove,
  'subscriber erase': async () => (await import('./subscriber-erase.ts')).subscriberErase,
  'subscriber import': async () => (await import('./subscriber-import.ts')).subscriberImport,
  'subscriber export': async () => (await import('./subscriber-export.ts')).subscriberExport,
  'rank replay': async () => (await import('./rank-replay.ts')).rankReplay,
  'cases export': async () => (await import('./cases-export.ts')).casesExport,
  'secured check': async () => (await import('./secured.ts')).securedCheck,
  'secured show': async () => (await import('./secured.ts')).securedShow,
  'secured rotate': async () => (await import('./secured.ts')).securedRotate,
  'secured key': async () => (await import('./secured.ts')).securedKey,
  'import everyday': async () => (await import('./import-everyday.ts')).importEverydayFiles,
  'import alium': async () => (await import('./import-alium.ts')).importAliumPosts,
}

/** Adds what the words of the command line want: one command, all of a group whose help is needed, or those without a group. */
export async function addCommands(program: Command, words: readonly string[]): Promise<void> {
  const wanted = await Promise.all(wantedBy(words).map(async (name) => ({ name, add: await COMMANDS[name]!() })))
  const addThose = (parent: Command, beginning: string) => {
    const those = wanted.filter(({ name }) => name.slice(0, name.indexOf(' ') + 1) === beginning)
    // Some files bring several commands.
    for (const add of new Set(those.map(({ add }) => add))) add(parent)
  }
  addThose(program, '')
  for (const [group, about] of Object.entries(GROUPS)) addThose(program.command(group).description(about), `${group} `)
}

/** The names of the commands that must be there to answer. */
export function wantedBy(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words[0] === 'help' ? words.slice(1, 2) : words
  if (first === '--version' || first === '-V') return []
  const exact = [first, `${first} ${second}`].filter((name) => Object.hasOwn(COMMANDS, name))
  if (exact.length > 0) return exact
  const isWanted = (name: string) => (Object.hasOwn(GROUPS, first) ? name.startsWith(`${first} `) : !name.includes(' '))
  return Object.keys(COMMANDS).filter(isWanted)
}
