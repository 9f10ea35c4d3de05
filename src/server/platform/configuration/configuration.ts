import path from 'node:path';
import { z } from 'zod';
import type { MapTiles } from '#domain/geography/base-map.ts';
import { parseOpeningHours, type OpeningHours } from '#domain/organization/opening-hours.ts';
import { isPhone, normalizePhone } from '#domain/organization/registration-request.ts';
import type { DatabaseTarget } from '../database/index.ts';
import { embeddedSecret } from './secret.ts';

/** Everything that can be set from outside, read once and validated. */
export interface Configuration {
  host: string;
  port: number;
  /** Folder of the embedded database and its secrets, absolute. */
  dataFolder: string;
  database: DatabaseTarget;
  /** Signs sessions and links; at least 32 characters. */
  secret: string;
  /** Address under which people reach the portal; null: taken from each request's Host header. */
  origin: string | null;
  /** True: demo logins work and mail goes to the outbox page instead of out. */
  demo: boolean;
  /** `smtp://…` to send mail through; null: letters stay in the outbox. */
  smtpUrl: string | null;
  /** The From address of letters. */
  mailFrom: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** How people reach those who help; the page «Help» shows it. */
  support: Record<'technical' | 'methodical', SupportContact>;
  /** Where maps take pictures of streets and houses from; null: they show regions and towns alone. */
  mapTiles: MapTiles | null;
}

/** How people reach one kind of support; null: not published. */
export interface SupportContact {
  phone: string | null;
  email: string | null;
  hours: OpeningHours | null;
}

/** A setting is missing or wrong; the message says which and what to do. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .transform((value) => value === '1' || value === 'true');

const phone = z
  .string()
  .transform(normalizePhone)
  .refine(isPhone, 'must look like +375 17 200-00-00')
  .optional();

const hours = z
  .string()
  .refine((text) => parseOpeningHours(text) !== null, 'must look like Mo-Fr 09:00-18:00')
  .optional();

/** The address of a picture of the map, with its zoom and its place in the grid. */
const tileAddress = z
  .url({ protocol: /^https$/ })
  .refine(
    (url) => ['{z}', '{x}', '{y}'].every((part) => decodeURI(url).includes(part)),
    'must look like https://tiles.example.org/{z}/{x}/{y}.png',
  );

const environment = z.object({
  HOST: z.string().min(1).default('localhost'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PORTAL_DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user@host/database' })
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(500).default(10),
  PORTAL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PORTAL_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  PORTAL_DEMO: flag.default(false),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('portal@localhost'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TECHNICAL_SUPPORT_PHONE: phone,
  TECHNICAL_SUPPORT_EMAIL: z.email().optional(),
  TECHNICAL_SUPPORT_HOURS: hours,
  METHODICAL_SUPPORT_PHONE: phone,
  METHODICAL_SUPPORT_EMAIL: z.email().optional(),
  METHODICAL_SUPPORT_HOURS: hours,
  MAP_TILES: tileAddress.optional(),
  MAP_ATTRIBUTION: z.string().max(200).optional(),
});

/** What the demo shows: a number and addresses that belong to nobody. */
const DEMO_SUPPORT = {
  TECHNICAL_SUPPORT_PHONE: '+375 17 000-00-01',
  TECHNICAL_SUPPORT_EMAIL: 'support@portal.example',
  TECHNICAL_SUPPORT_HOURS: 'Mo-Fr 09:00-18:00',
  METHODICAL_SUPPORT_PHONE: '+375 17 000-00-02',
  METHODICAL_SUPPORT_EMAIL: 'methodology@portal.example',
  METHODICAL_SUPPORT_HOURS: 'Mo-Th 09:00-18:00; Fr 09:00-16:45',
};

/**
 * Reads the configuration from environment variables.
 *
 * With the embedded database the secret is made on the first start and kept in the data folder;
 * with DATABASE_URL it must be given, since several nodes have to agree on it.
 *
 * @throws ConfigurationError naming every setting that is missing or wrong
 */
export function readConfiguration(
  env: Readonly<Record<string, string | undefined>>,
): Configuration {
  const parsed = environment.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new ConfigurationError(`The configuration is not valid.\n  ${problems.join('\n  ')}`);
  }
  const settings = parsed.data;
  if (settings.SMTP_URL && !settings.PORTAL_ORIGIN) {
    throw new ConfigurationError(
      'PORTAL_ORIGIN is required together with SMTP_URL: the links in letters are made from it, ' +
        'and must not depend on what a request claims to be addressed to. ' +
        'For example: PORTAL_ORIGIN=https://portal.example.org',
    );
  }
  const dataFolder = path.resolve(settings.PORTAL_DATA_DIR);
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataFolder,
    database: {
      ...(settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { dataFolder }),
      connections: settings.DATABASE_CONNECTIONS,
    },
    secret: settings.PORTAL_SECRET ?? ownSecret(settings.DATABASE_URL, dataFolder),
    origin: settings.PORTAL_ORIGIN ?? null,
    demo: settings.PORTAL_DEMO,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    logLevel: settings.LOG_LEVEL,
    support: supportOf(settings.PORTAL_DEMO ? { ...DEMO_SUPPORT, ...settings } : settings),
    mapTiles: tilesOf(settings),
  };
}

/** A map may not be shown without saying whose it is. */
function tilesOf(settings: { MAP_TILES?: string; MAP_ATTRIBUTION?: string }): MapTiles | null {
  const { MAP_TILES: url, MAP_ATTRIBUTION: attribution } = settings;
  if (url === undefined) return null;
  if (attribution === undefined) {
    throw new ConfigurationError(
      'MAP_ATTRIBUTION is required together with MAP_TILES: whose map it is, as its licence asks. ' +
        'For example: MAP_ATTRIBUTION="© OpenStreetMap contributors"',
    );
  }
  return { url, attribution };
}

function supportOf(settings: Partial<typeof DEMO_SUPPORT>): Configuration['support'] {
  const contact = (kind: 'TECHNICAL' | 'METHODICAL'): SupportContact => {
    const hours = settings[`${kind}_SUPPORT_HOURS`];
    return {
      phone: settings[`${kind}_SUPPORT_PHONE`] ?? null,
      email: settings[`${kind}_SUPPORT_EMAIL`] ?? null,
      hours: hours === undefined ? null : parseOpeningHours(hours),
    };
  };
  return { technical: contact('TECHNICAL'), methodical: contact('METHODICAL') };
}

/**
 * The address that links in letters begin with when no request is there to tell it: the configured
 * one, which stands wherever mail leaves the portal; else the one that this process listens on,
 * since letters then only reach the outbox of a demo on the same machine.
 */
export function originOf({ origin, host, port }: Configuration): string {
  return origin ?? `http://${host}:${port}`;
}

function ownSecret(databaseUrl: string | undefined, dataFolder: string): string {
  if (databaseUrl === undefined) return embeddedSecret(dataFolder);
  throw new ConfigurationError(
    'PORTAL_SECRET is required together with DATABASE_URL: 32 characters or more, the same on ' +
      'every node. Make one with: openssl rand -base64 48',
  );
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
