import type { IncomingMessage } from 'node:http';
import type { Locale } from '#i18n/locale.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';

declare global {
  namespace App {
    interface Locals {
      portal: Portal;
      /** Null: nobody is signed in. */
      person: Person | null;
      locale: Locale;
      /**
       * Set by the load function of a page that is the same for every anonymous reader; it names
       * the organisation whose numbers the page is about. Such a page is kept whole.
       */
      shared?: { organizationId: number | null };
    }
    interface Platform {
      /** The request as Node received it; absent under `vite dev`. */
      req?: IncomingMessage;
    }
    interface Error {
      message: string;
      /** Stands in the log beside what went wrong, so that support can find it. */
      reference?: string;
    }
  }
}

export {};
