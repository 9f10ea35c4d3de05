import { PERMISSIONS, ROLES, may, type Permission } from '#domain/access/permissions.ts';
import { ROUTE_PERMISSIONS } from './permissions.ts';

const HEAD = `# Who may do what

Made by \`npm run permissions\` from \`src/domain/access/permissions.ts\` and
\`src/routes/permissions.ts\`; a test compares. "nobody" is whoever is not signed in.`;

/** The tables of permissions as people read them, in Markdown. */
export function permissionsDocument(): string {
  const columns = ['nobody', ...ROLES];
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  return [
    HEAD,
    '## Permissions',
    table(
      ['', ...columns],
      permissions.map((permission) => [
        permission,
        ...[null, ...ROLES].map((role) => (may(role, permission) ? 'yes' : '')),
      ]),
    ),
    '## Pages and endpoints',
    table(
      ['route', 'permission'],
      Object.entries(ROUTE_PERMISSIONS)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([route, permission]) => [`\`${route}\``, permission]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Aligned as the formatter wants it. */
function table(head: readonly string[], rows: readonly string[][]): string {
  const widths = head.map((name, at) =>
    Math.max(3, name.length, ...rows.map((row) => row[at]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
