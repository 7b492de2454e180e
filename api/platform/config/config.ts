/** The settings of this process, read once from the environment. README describes each. */
const environment = process.env;

export const config = {
  host: environment.HOST ?? '127.0.0.1',
  port: Number(environment.PORT ?? 4321),
  /** Address of the site as people type it, without a trailing slash; links in mail and feeds begin with it. */
  siteUrl: (environment.SITE_URL ?? `http://${environment.HOST ?? '127.0.0.1'}:${environment.PORT ?? 4321}`).replace(
    /\/$/,
    '',
  ),
  /** Whether SITE_URL was set. A guessed address does not tell which host names people use. */
  siteUrlGiven: environment.SITE_URL !== undefined,
  demo: environment.OPORA_DEMO === 'yes',
  rateLimits: environment.RATE_LIMITS !== 'off',
  /** Addresses and networks (CIDR) of proxies whose X-Forwarded-For is trusted, as written. */
  trustedProxies: (environment.TRUSTED_PROXY ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
  smtpUrl: environment.SMTP_URL,
  mailFrom: environment.MAIL_FROM ?? 'Опора <opora@localhost>',
  logLevel: environment.LOG_LEVEL ?? 'info',
  version: environment.npm_package_version ?? '0.1.0',
} as const;

export const isSecure = config.siteUrl.startsWith('https:');
