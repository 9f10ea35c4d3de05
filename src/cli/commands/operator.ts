import { Command, Option } from 'commander';
import { OFFICIAL_INVITATION_DAYS } from '#domain/access/officials.ts';
import { LOCALES, type Locale } from '#i18n/locale.ts';
import { originOf } from '#server/platform/configuration/index.ts';
import { inviteOperator, type OperatorInvitationResult } from '#server/users/index.ts';
import { CommandError } from '../explain.ts';
import { withDatabase } from '../with-database.ts';

/** `portal operator`: what concerns the operators of the portal. */
export function operatorCommand(): Command {
  return new Command('operator')
    .description('Invite an operator, the first of all: who decides on all others in the portal.')
    .addCommand(inviteCommand());
}

/** `portal operator invite`: the link by which somebody becomes an operator. */
function inviteCommand(): Command {
  const language = new Option('--language <code>', 'language of the account and its letters');
  return new Command('invite')
    .description('Make the link by which somebody opens the account of an operator, and print it.')
    .argument('<email>', 'e-mail address of the operator')
    .addOption(language.choices(LOCALES).default('ru'))
    .action(async (email: string, options: { language: Locale }) => {
      await withDatabase(async ({ db }, configuration) => {
        const mailed = configuration.smtpUrl !== null;
        const to = { email, language: options.language, origin: originOf(configuration) };
        const link = linkOf(await inviteOperator(db, to, mailed, new Date()), email);
        process.stdout.write(`${explanation(mailed)}\n\n  ${link}\n\n`);
      });
    });
}

/** @throws CommandError when nobody was invited */
function linkOf(result: OperatorInvitationResult, email: string): string {
  switch (result.outcome) {
    case 'invited':
      return result.link;
    case 'invalid':
      throw new CommandError(`${email} is not an e-mail address.`);
    case 'email-taken':
      throw new CommandError(
        `${email} has an account already (${result.login}, ${result.role}).\n` +
          'Give another address; or an operator changes the role of that account in the portal.',
      );
  }
}

function explanation(mailed: boolean): string {
  return (
    'Whoever opens this link chooses a login and a password, and is an operator then.\n' +
    `It is good for ${OFFICIAL_INVITATION_DAYS} days and one use; an earlier one to the same ` +
    'address is good no more.\n' +
    (mailed ? 'It is sent by mail, too.' : 'No mail is set up (SMTP_URL): hand it over yourself.')
  );
}
