import { m } from '#i18n/compiled/messages.js';
import {
  portalLetter,
  portalLink,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/** To whoever registered: the link that opens the account. */
export function confirmationLetter(to: Addressee, login: string, link: string): Letter {
  const texts = { login, link };
  return portalLetter(
    to,
    m.mail_confirm_subject({}, { locale: to.language }),
    m.mail_confirm_body(texts, { locale: to.language }),
  );
}

/** To the owner of an address with which somebody tried to register again. */
export function alreadyRegisteredLetter(to: Addressee, login: string): Letter {
  const texts = {
    login,
    signIn: portalLink(to, '/sign-in'),
    forgotten: portalLink(to, '/forgotten-password'),
  };
  return portalLetter(
    to,
    m.mail_exists_subject({}, { locale: to.language }),
    m.mail_exists_body(texts, { locale: to.language }),
  );
}

/** The link to set a new password. */
export function resetLetter(to: Addressee, login: string, token: string): Letter {
  const texts = { login, link: portalLink(to, '/reset-password', { token }) };
  return portalLetter(
    to,
    m.mail_reset_subject({}, { locale: to.language }),
    m.mail_reset_body(texts, { locale: to.language }),
  );
}

/** The password was changed: if somebody else did it, the owner should know. */
export function passwordChangedLetter(to: Addressee, login: string): Letter {
  const texts = { login, forgotten: portalLink(to, '/forgotten-password') };
  return portalLetter(
    to,
    m.mail_password_changed_subject({}, { locale: to.language }),
    m.mail_password_changed_body(texts, { locale: to.language }),
  );
}

/** To a new address: the link that makes it the account's own. */
export function newAddressLetter(to: Addressee, login: string, token: string): Letter {
  const texts = { login, link: portalLink(to, '/account/email', { token }) };
  return portalLetter(
    to,
    m.mail_new_address_subject({}, { locale: to.language }),
    m.mail_new_address_body(texts, { locale: to.language }),
  );
}

/** To an address that somebody wants for their account, though another account has it. */
export function addressInUseLetter(to: Addressee): Letter {
  return portalLetter(
    to,
    m.mail_address_in_use_subject({}, { locale: to.language }),
    m.mail_address_in_use_body({}, { locale: to.language }),
  );
}

/** To the old address, before anything changes. */
export function addressChangeAskedLetter(to: Addressee, login: string, next: string): Letter {
  const texts = { login, email: next, account: portalLink(to, '/account') };
  return portalLetter(
    to,
    m.mail_address_change_subject({}, { locale: to.language }),
    m.mail_address_change_body(texts, { locale: to.language }),
  );
}

/** The account is gone. */
export function farewellLetter(to: Addressee, login: string): Letter {
  return portalLetter(
    to,
    m.mail_deleted_subject({}, { locale: to.language }),
    m.mail_deleted_body({ login }, { locale: to.language }),
  );
}
