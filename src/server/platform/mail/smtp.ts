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

/**
 * What the server answered to the address of the reader or to the text. All else is about the
 * server: also that it closes (421), or does not let the portal send at all.
 */
function refersToLetter(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, command, responseCode } = error as Partial<SMTPError>;
  if (responseCode === 421 || command === 'MAIL FROM') return false;
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

interface SMTPError {
  code: string;
  command: string;
  responseCode: number;
}
