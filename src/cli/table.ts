import type { Command } from 'commander'

/** Gives a command its options and what it does. */
type Fill = (command: Command) => void

/** What a group of commands is about, in the order of the help. */
export const GROUPS: Readonly<Record<string, string>> = {
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

/**
 * Every command as it is given, what it is for, and the file that does it. The file, with all that it needs, is loaded when the
 * command is given: neither the version nor a list of commands must cost what publishing a paper does.
 */
export const COMMANDS: Readonly<Record<string, readonly [about: string, load: () => Promise<Fill>]>> = {
  'init <dir>': [
    'lay out a newsroom in a folder: settings, sources, topics',
    async () => (await import('./init.ts')).init,
  ],
  start: [
    'everything in one process: timetable, workers, and the site; ends with Ctrl-C',
    async () => (await import('./start.ts')).start,
  ],
  worker: [
    'work some stages, beside others who do, on this machine or another; ends with Ctrl-C',
    async () => (await import('./worker.ts')).worker,
  ],
  run: [
    'one pass: poll every feed now, work every stage until nothing is left, publish',
    async () => (await import('./run.ts')).run,
  ],
  publish: [
    'write the paper as it stands now; only files whose content changed are touched',
    async () => (await import('./publish.ts')).publish,
  ],
  log: ['what people decided: when, who, what, why; newest first', async () => (await import('./log.ts')).log],
  'backup [file]': [
    'write the whole archive, as it stands at one instant, to one file; others may work meanwhile',
    async () => (await import('./backup.ts')).backup,
  ],
  'restore <file>': [
    'bring a backup into this newsroom, whose archive must be empty; either home takes those of both',
    async () => (await import('./restore.ts')).restore,
  ],
  prune: [
    'forget what newsroom.yaml does not have kept (keep); "start" does so once a day',
    async () => (await import('./prune.ts')).pruneArchive,
  ],
  move: [
    'move the archive between its homes: from the newsroom’s folder to DATABASE_URL, or back',
    async () => (await import('./move.ts')).move,
  ],
  status: [
    'how the newsroom does: feeds, stages and what waits for them, editions, models',
    async () => (await import('./status.ts')).status,
  ],
  doctor: [
    'look whether everything that the newsroom needs is in order, and say what to do',
    async () => (await import('./doctor.ts')).doctor,
  ],
  'feed add <url>': [
    'add a feed by its address, by a page or site that has one, by selectors, or by a shorthand',
    async () => (await import('./feed-add.ts')).feedAdd,
  ],
  'feed list': [
    'every feed with its last poll and what to do when it fails',
    async () => (await import('./feed-list.ts')).feedList,
  ],
  'feed set <feed>': [
    'how often a feed is polled, and whether at all',
    async () => (await import('./feed-set.ts')).feedSet,
  ],
  'feed remove <feed>': [
    'stop polling a feed, named by address or id; what it brought stays',
    async () => (await import('./feed-remove.ts')).feedRemove,
  ],
  'feed check <url>': [
    'ask an address now and say what comes, without keeping anything',
    async () => (await import('./feed-check.ts')).feedCheck,
  ],
  'feed import <opml>': [
    'add every feed of an OPML list, from a file or a web address',
    async () => (await import('./feed-import.ts')).feedImport,
  ],
  'feed export [file]': [
    'write all feeds as OPML, to a file or to standard output',
    async () => (await import('./feed-export.ts')).feedExport,
  ],
  'article list': ['articles, newest first', async () => (await import('./article-list.ts')).articleList],
  'article show <article>': [
    'one article with its text, its quality and how each fact was found',
    async () => (await import('./article-show.ts')).articleShow,
  ],
  'article add <url>': [
    'add the article at an address, as if a feed had listed it',
    async () => (await import('./article-add.ts')).articleAdd,
  ],
  'article check <url>': [
    'read a page now and say where each fact comes from, without keeping anything',
    async () => (await import('./article-check.ts')).articleCheck,
  ],
  'article hide <article>': [
    'it is never shown; its story goes on without it',
    async () => (await import('./article-hide.ts')).articleHide,
  ],
  'article release <article>': [
    'let an article go on that a rule holds or dropped',
    async () => (await import('./article-release.ts')).articleRelease,
  ],
  'filter list': [
    'the rules of newsroom.yaml, and how much each has caught so far',
    async () => (await import('./filter-list.ts')).filterList,
  ],
  'filter try [rule]': [
    'what each rule of newsroom.yaml, or the one given, would have caught lately; changes nothing',
    async () => (await import('./filter-try.ts')).filterTry,
  ],
  'story list': ['stories in front-page order, hottest first', async () => (await import('./story-list.ts')).storyList],
  'story show <story>': [
    'one story: its articles, its heat, and why these are one story',
    async () => (await import('./story-show.ts')).storyShow,
  ],
  'story approve <story>': [
    'it may be published; takes back a hold or a kill',
    async () => (await import('./story-approve.ts')).storyApprove,
  ],
  'story hold <story>': ['it is not published for now', async () => (await import('./story-hold.ts')).storyHold],
  'story kill <story>': ['it is never published', async () => (await import('./story-kill.ts')).storyKill],
  'story pin <story>': [
    'it stands at its place on the front page, whatever its heat',
    async () => (await import('./story-pin.ts')).storyPin,
  ],
  'story merge <story> <other>': [
    'the other story becomes part of the story',
    async () => (await import('./story-merge.ts')).storyMerge,
  ],
  'story split <story> <articles...>': [
    'these articles leave the story and become one of their own',
    async () => (await import('./story-split.ts')).storySplit,
  ],
  'story move <article> <story>': [
    'the article stands in this story',
    async () => (await import('./story-move.ts')).storyMove,
  ],
  'story lead <story> <article>': [
    'the article leads the story',
    async () => (await import('./story-lead.ts')).storyLead,
  ],
  'story edit <story>': [
    'its headline and standfirst in your words; what you leave out is the lead’s',
    async () => (await import('./story-edit.ts')).storyEdit,
  ],
  'story note <story> [words]': [
    'an editor’s note that stands with the story; without words it goes',
    async () => (await import('./story-note.ts')).storyNote,
  ],
  'story undo [decision]': [
    'take a decision back, the last one if none is named; the log keeps both',
    async () => (await import('./story-undo.ts')).storyUndo,
  ],
  'satire pick': [
    'stories that the desk might write about, hottest first, and those that it may not, with why',
    async () => (await import('./satire-pick.ts')).satirePick,
  ],
  'satire write [story]': [
    'write a piece about a story, or about the hottest that may be written about; it waits for a person',
    async () => (await import('./satire-write.ts')).satireWrite,
  ],
  'satire list': [
    'pieces, newest first, and where they stand',
    async () => (await import('./satire-list.ts')).satireList,
  ],
  'satire show <piece>': [
    'a piece with its checks, its steps, its ledger and its log',
    async () => (await import('./satire-show.ts')).satireShow,
  ],
  'satire approve <piece>': [
    'publish this very text and picture with the next edition',
    async () => (await import('./satire-decide.ts')).satireApprove,
  ],
  'satire reject <piece>': ['put a piece aside', async () => (await import('./satire-decide.ts')).satireReject],
  'satire withdraw <piece>': [
    'take a published piece back from every page and feed',
    async () => (await import('./satire-decide.ts')).satireWithdraw,
  ],
  'satire retry <piece>': ['have it written again', async () => (await import('./satire-decide.ts')).satireRetry],
  'satire edit <piece>': [
    'change its words; it is checked again and needs another approval',
    async () => (await import('./satire-decide.ts')).satireEdit,
  ],
  'job list': [
    'what was given up after every attempt: jobs, deliveries, webhooks, mails; newest first, and why',
    async () => (await import('./job-list.ts')).jobList,
  ],
  'job retry [ids...]': [
    'have what was given up done again, when what failed is mended',
    async () => (await import('./job-retry.ts')).jobRetry,
  ],
  'model check': [
    'ask each model one small question: what works, how fast, at what price',
    async () => (await import('./model-check.ts')).modelCheck,
  ],
  'model get [name]': [
    'load an open-weights model (Mistral 7B Instruct v0.3, or an address) and install what runs it',
    async () => (await import('./model-get.ts')).modelGet,
  ],
  'model install': [
    'install what runs gguf files (node-llama-cpp, about 85 MB) into the newsroom',
    async () => (await import('./model-install.ts')).modelInstall,
  ],
  'theme check': [
    'whether the theme folder is in order; what is wrong is named with file and line',
    async () => (await import('./theme-check.ts')).themeCheck,
  ],
  'theme list': [
    'every token, slot and string that a theme may name, with what it is now',
    async () => (await import('./theme-list.ts')).themeList,
  ],
  'edition list': [
    'what was published when, newest first',
    async () => (await import('./edition-list.ts')).editionList,
  ],
  'edition show <edition>': [
    'what an edition changed: "last", the beginning of its id, or a time at which it stood',
    async () => (await import('./edition-show.ts')).editionShow,
  ],
  'edition correct <story> <words>': [
    'what was wrong: a dated note on the story’s page, in the feeds and on the page of corrections',
    async () => (await import('./edition-correct.ts')).editionCorrect,
  ],
  'edition withdraw <story> <words>': [
    'take a story out of the paper; at its address stands from then on why',
    async () => (await import('./edition-withdraw.ts')).editionWithdraw,
  ],
  'person add <name>': [
    'let somebody come to the desk; without a password, by a link that is printed',
    async () => (await import('./person-add.ts')).personAdd,
  ],
  'person list': ['who may come to the desk', async () => (await import('./person-list.ts')).personList],
  'person role <name> <role>': [
    'what somebody may do; ends all their sessions',
    async () => (await import('./person-role.ts')).personRole,
  ],
  'person password <name>': [
    'a new password, or a link to choose one by, once; with it all their sessions end',
    async () => (await import('./person-password.ts')).personPassword,
  ],
  'person remove <name>': [
    'somebody may come no more; what they decided stays',
    async () => (await import('./person-remove.ts')).personRemove,
  ],
  'newsletter preview': [
    'the next issue as it would be made now; nothing is sent, nothing is recorded',
    async () => (await import('./newsletter-preview.ts')).newsletterPreview,
  ],
  'newsletter send': [
    'make the next issue and send it to every reader; or go on with one that was stopped',
    async () => (await import('./newsletter-send.ts')).newsletterSend,
  ],
  'newsletter list [issue]': [
    'the issues with what became of their letters; with a number: which failed, and what the server said',
    async () => (await import('./newsletter-list.ts')).newsletterList,
  ],
  'subscriber add <address...>': [
    'make readers of those whose wish you know; or ask them by mail',
    async () => (await import('./subscriber-add.ts')).subscriberAdd,
  ],
  'subscriber list': [
    'who gets the newsletter, who no longer, and since when',
    async () => (await import('./subscriber-list.ts')).subscriberList,
  ],
  'subscriber remove <address>': [
    'unsubscribe a reader, as if they had done so themselves',
    async () => (await import('./subscriber-remove.ts')).subscriberRemove,
  ],
  'subscriber erase <address>': [
    'forget a reader: the address and all that is known of it; only counts stay',
    async () => (await import('./subscriber-erase.ts')).subscriberErase,
  ],
  'subscriber import <csv>': [
    'take over readers from a CSV file with a column "email"; who unsubscribed here is left out',
    async () => (await import('./subscriber-import.ts')).subscriberImport,
  ],
  'subscriber export [csv]': [
    'write every subscriber with their state as CSV, to a file or to standard output',
    async () => (await import('./subscriber-export.ts')).subscriberExport,
  ],
  'rank replay': [
    'what the front pages of the last days would have been, by these settings and by others',
    async () => (await import('./rank-replay.ts')).rankReplay,
  ],
  'cases export [file]': [
    'write the stories that people decided upon as test cases, one article a line; holds full texts',
    async () => (await import('./cases-export.ts')).casesExport,
  ],
  'secured check': [
    'try the sealed part of every imported file with the keys of SECURED_KEY; change nothing',
    async () => (await import('./secured.ts')).securedCheck,
  ],
  'secured show <path>': [
    'open the sealed part of a content file',
    async () => (await import('./secured.ts')).securedShow,
  ],
  'secured rotate': [
    'seal everything anew with the first key of SECURED_KEY, then publish; older keys must stand behind it',
    async () => (await import('./secured.ts')).securedRotate,
  ],
  'secured key': [
    'make a new key for SECURED_KEY; it is printed, and kept nowhere',
    async () => (await import('./secured.ts')).securedKey,
  ],
  'import everyday <dir>': [
    'take every collection of an Everyday site into the archive; a broken file is named, the rest go in',
    async () => (await import('./import-everyday.ts')).importEverydayFiles,
  ],
  'import alium <dir>': [
    'take the posts of The Alium into the archive, for the content files only; faults in them are named',
    async () => (await import('./import-alium.ts')).importAliumPosts,
  ],
}
