import { createTransport } from 'nodemailer';
import { MailServerAway, type Carrier } from './deliver.ts';
import type { Letter } from './letter.ts';

/** How long a mail server may take to answer, in milliseconds. */
const PATIENCE = 20_000;

/**
 * A carrier that hands letters to a mail server.
 *
 * @param url `smtp://[user:password@]host[:port]` or `smtps://…`
 * @param from the address that letters come from
 */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport(
    {
      url,
      dnsTimeout: PATIENCE,
      connectionTimeout: PATIENCE,
      greetingTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    },
    { from },
  );
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '') || 'localhost';
  return async (id, letter) => {
    const message = {
      to: letter.recipient,
      subject: letter.subject,
      text: letter.body,
      // The same at every attempt, so that a mailbox can drop a letter that comes twice.
      messageId: `<letter-${id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(letter) },
    };
    try {
      await transport.sendMail(message);
    } catch (error) {
      throw refersToLetter(error) ? error : new MailServerAway('no mail server', { cause: error });
    }
  };
}

/** So that mail programs can offer it with a button of their own (RFC 2369, RFC 8058). */
function unsubscribeHeaders({ unsubscribe }: Letter): Record<string, string> {
  if (!unsubscribe) return {};
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** What the server answered to the addresses or to the text; all else is about the server. */
function refersToLetter(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}
