import { readFileSync } from 'node:fs'
import { BroadsheetError } from '../news/index.ts'

/** What the environment says. Nothing else in the program reads `process.env`. */
export interface Environment {
  readonly databaseUrl: string | null
  /** The newsroom's folder, when it is not the current one. */
  readonly folder: string | null
  /** Whoever posts counts to the API must know it; null: none are taken. */
  readonly signalsToken: string | null
  /** Whoever reads the metrics from elsewhere must know it; null: they are read on this machine only. */
  readonly metricsToken: string | null
  /** The mail server, with name and password: smtp://user:password@mail.example:587. */
  readonly smtpUrl: string | null
  readonly models: ModelKeys
  /** Sign what webhooks are told, by the name of the webhook. */
  readonly webhookSecrets: Readonly<Record<string, string | null>>
  /** Keys that seal and open private fields of content files. */
  readonly securedKey: string | null
  /** How events are logged; null: as fits where they go. */
  readonly log: 'json' | 'text' | null
  /** Every secret value that is set, so that no log repeats one. */
  readonly secrets: readonly string[]
  /** A moving progress line may be drawn. */
  readonly terminal: boolean
  /** Who decides, for the log: the user at the terminal. */
  readonly user: string
  /** As it is, for programs that we start. */
  readonly inherited: NodeJS.ProcessEnv
}

/** Keys of those who run models for others; null where none is set. */
export interface ModelKeys {
  readonly mistral: string | null
  readonly anthropic: string | null
  readonly compatible: string | null
  /** Other addresses than the makers' own: a gateway in between. */
  readonly mistralUrl: string | null
  readonly anthropicUrl: string | null
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const secrets = new Set<string>()
  const secret = (from: NodeJS.ProcessEnv, name: string): string | null => {
    const value = secretIn(from, name)
    if (value !== null) for (const part of partsOf(value)) secrets.add(part)
    return value
  }
  const read = {
    databaseUrl: secret(env, 'DATABASE_URL'),
    folder: env.BROADSHEET_DIR || null,
    signalsToken: secret(env, 'BROADSHEET_SIGNALS_TOKEN'),
    metricsToken: secret(env, 'BROADSHEET_METRICS_TOKEN'),
    smtpUrl: secret(env, 'SMTP_URL'),
    securedKey: secret(env, 'SECURED_KEY'),
    webhookSecrets: {
      publish: secret(env, 'PUBLISH_WEBHOOK_SECRET'),
      satire: secret(env, 'SATIRE_WEBHOOK_SECRET'),
      alerts: secret(env, 'ALERTS_WEBHOOK_SECRET'),
    },
    models: {
      mistral: secret(env, 'MISTRAL_API_KEY'),
      anthropic: secret(env, 'ANTHROPIC_API_KEY'),
      compatible: secret(env, 'OPENAI_COMPATIBLE_API_KEY'),
      mistralUrl: env.MISTRAL_BASE_URL || null,
      anthropicUrl: env.ANTHROPIC_BASE_URL || null,
    },
    terminal: !env.CI && env.TERM !== 'dumb' && process.stderr.isTTY === true,
    user: env.BROADSHEET_USER || env.USER || env.LOGNAME || 'editor',
    inherited: env,
  }
  return { ...read, log: logForm(env.BROADSHEET_LOG), secrets: [...secrets] }
}

/** @throws BroadsheetError `log-form-unknown` */
function logForm(form: string | undefined): 'json' | 'text' | null {
  if (form === undefined || form === '') return null
  if (form === 'json' || form === 'text') return form
  throw new BroadsheetError('log-form-unknown', {
    what: `BROADSHEET_LOG is "${form}"`,
    next: 'Set it to json or text.',
    usage: true,
  })
}

/** The secret, and the password in it when it is an address: an error may name either. */
function partsOf(value: string): string[] {
  const password = URL.canParse(value) ? new URL(value).password : ''
  return password === '' ? [value] : [value, password, decodeURIComponent(password)]
}

/** A secret stands in NAME, or in the file that NAME_FILE names. */
function secretIn(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`]
  if (!file) return env[name] || null
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (cause) {
    throw new BroadsheetError('secret-unreadable', {
      what: `The file that ${name}_FILE names cannot be read: ${file}`,
      next: 'Correct the path or the permissions of the file.',
      cause,
      usage: true,
    })
  }
}
