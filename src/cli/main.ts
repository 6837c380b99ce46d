import { Command, CommanderError } from 'commander'
import { VERSION } from '../config/index.ts'
import { BroadsheetError, messageOf } from '../news/index.ts'
import { isArchiveTrouble } from '../store/index.ts'
import { articleAdd } from './article-add.ts'
import { articleCheck } from './article-check.ts'
import { articleHide } from './article-hide.ts'
import { articleList } from './article-list.ts'
import { articleRelease } from './article-release.ts'
import { articleShow } from './article-show.ts'
import { backup } from './backup.ts'
import { casesExport } from './cases-export.ts'
import { doctor } from './doctor.ts'
import { editionCorrect } from './edition-correct.ts'
import { editionList } from './edition-list.ts'
import { editionShow } from './edition-show.ts'
import { editionWithdraw } from './edition-withdraw.ts'
import { feedAdd } from './feed-add.ts'
import { feedCheck } from './feed-check.ts'
import { feedExport } from './feed-export.ts'
import { feedImport } from './feed-import.ts'
import { feedList } from './feed-list.ts'
import { feedRemove } from './feed-remove.ts'
import { feedSet } from './feed-set.ts'
import { filterList } from './filter-list.ts'
import { filterTry } from './filter-try.ts'
import { importAliumPosts } from './import-alium.ts'
import { importEverydayFiles } from './import-everyday.ts'
import { init } from './init.ts'
import { jobList } from './job-list.ts'
import { jobRetry } from './job-retry.ts'
import { log } from './log.ts'
import { modelCheck } from './model-check.ts'
import { modelGet } from './model-get.ts'
import { modelInstall } from './model-install.ts'
import { move } from './move.ts'
import { newsletterList } from './newsletter-list.ts'
import { newsletterPreview } from './newsletter-preview.ts'
import { newsletterSend } from './newsletter-send.ts'
import { personAdd } from './person-add.ts'
import { personList } from './person-list.ts'
import { personPassword } from './person-password.ts'
import { personRemove } from './person-remove.ts'
import { personRole } from './person-role.ts'
import { publish } from './publish.ts'
import { rankReplay } from './rank-replay.ts'
import { restore } from './restore.ts'
import { run } from './run.ts'
import { satireDecide } from './satire-decide.ts'
import { satireList } from './satire-list.ts'
import { satirePick } from './satire-pick.ts'
import { satireShow } from './satire-show.ts'
import { satireWrite } from './satire-write.ts'
import { securedCheck, securedKey, securedRotate, securedShow } from './secured.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { storyApprove } from './story-approve.ts'
import { storyEdit } from './story-edit.ts'
import { storyHold } from './story-hold.ts'
import { storyKill } from './story-kill.ts'
import { storyLead } from './story-lead.ts'
import { storyList } from './story-list.ts'
import { storyMerge } from './story-merge.ts'
import { storyMove } from './story-move.ts'
import { storyNote } from './story-note.ts'
import { storyPin } from './story-pin.ts'
import { storyShow } from './story-show.ts'
import { storySplit } from './story-split.ts'
import { storyUndo } from './story-undo.ts'
import { subscriberAdd } from './subscriber-add.ts'
import { subscriberErase } from './subscriber-erase.ts'
import { subscriberExport } from './subscriber-export.ts'
import { subscriberImport } from './subscriber-import.ts'
import { subscriberList } from './subscriber-list.ts'
import { subscriberRemove } from './subscriber-remove.ts'
import { themeCheck } from './theme-check.ts'
import { themeList } from './theme-list.ts'
import { worker } from './worker.ts'

const program = new Command('broadsheet')
  .description(
    'A newsroom in one command: it reads your sources, works out what the stories are and which are hot,\nand puts out your paper.',
  )
  .version(VERSION)
  .addHelpText(
    'after',
    `
To begin:
  broadsheet init paper     lay out a newsroom in the folder "paper"
  cd paper
  broadsheet start          poll, group, rank, publish; the paper is at http://127.0.0.1:4600

Exit codes: 0 done, 1 failed, 2 wrong usage.`,
  )
  .showHelpAfterError('(broadsheet --help says more)')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text) })

for (const add of [init, start, worker, run, publish, log, backup, restore, move, status, doctor]) add(program)
const feed = program.command('feed').description('the documents that we poll')
for (const add of [feedAdd, feedList, feedSet, feedRemove, feedCheck, feedImport, feedExport]) add(feed)
const article = program.command('article').description('single articles')
for (const add of [articleList, articleShow, articleAdd, articleCheck, articleHide, articleRelease]) add(article)
const filter = program.command('filter').description('your rules for what comes in')
for (const add of [filterList, filterTry]) add(filter)
const story = program.command('story').description('stories: all articles about one event')
for (const add of [storyList, storyShow, storyApprove, storyHold, storyKill, storyPin, storyMerge, storySplit])
  add(story)
for (const add of [storyMove, storyLead, storyEdit, storyNote, storyUndo]) add(story)
const satire = program
  .command('satire')
  .description('the satire desk: nothing is published before a person approved that very text')
for (const add of [satirePick, satireWrite, satireList, satireShow, satireDecide]) add(satire)
const job = program.command('job').description('the work that waits')
for (const add of [jobList, jobRetry]) add(job)
const model = program.command('model').description('the models that the satire desk asks')
for (const add of [modelCheck, modelGet, modelInstall]) add(model)
const theme = program.command('theme').description('how your site looks and speaks')
for (const add of [themeCheck, themeList]) add(theme)
const edition = program.command('edition').description('what was published, corrected and withdrawn')
for (const add of [editionList, editionShow, editionCorrect, editionWithdraw]) add(edition)
const person = program.command('person').description('who may come to the editors’ desk')
for (const add of [personAdd, personList, personRole, personPassword, personRemove]) add(person)
const newsletter = program.command('newsletter').description('issues, and sending them')
for (const add of [newsletterPreview, newsletterSend, newsletterList]) add(newsletter)
const subscriber = program.command('subscriber').description('who gets the newsletter')
for (const add of [subscriberAdd, subscriberList, subscriberRemove, subscriberErase]) add(subscriber)
for (const add of [subscriberImport, subscriberExport]) add(subscriber)
rankReplay(program.command('rank').description('how stories are ordered'))
casesExport(program.command('cases').description('decisions as test cases for grouping'))
const secured = program.command('secured').description('private fields of content files, sealed')
for (const add of [securedCheck, securedShow, securedRotate, securedKey]) add(secured)
const imports = program.command('import').description('files of other systems')
for (const add of [importEverydayFiles, importAliumPosts]) add(imports)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** One clear line on standard error, the next step on another; the exit code says whose fault it was. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof BroadsheetError) {
    console.error(`broadsheet: ${error.message}`)
    console.error(`  next: ${error.next}`)
    return error.exitCode
  }
  console.error(`broadsheet: ${messageOf(error)}`)
  console.error(
    isArchiveTrouble(error)
      ? '  next: The archive’s server stopped. Nothing is lost; give the command again and it goes on from here.'
      : '  next: This is a fault of Broadsheet; "broadsheet doctor" tells whether the newsroom is in order.',
  )
  return 1
}
