import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';

type Addressee = { id: string; name: string; email: string; locale: Locale };

const opening = ({ id, email, locale }: Addressee) => ({ to: email, personId: id, locale });

const link = (origin: string, locale: Locale, path: string, token?: string): string =>
	`${origin}/${locale}${path}${token ? `?token=${encodeURIComponent(token)}` : ''}`;

export function addressConfirmationLetter(to: Addressee, origin: string, token: string): Letter {
	const in_ = { locale: to.locale };
	return {
		...opening(to),
		kind: 'address_confirmation',
		subject: m.people_letter_confirmation_subject({}, in_),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, in_),
			m.people_letter_confirmation_text({}, in_)
		],
		action: {
			label: m.people_letter_confirmation_action({}, in_),
			href: link(origin, to.locale, '/account/confirmation', token)
		},
		footer: m.people_letter_ignore({}, in_)
	};
}

export function passwordResetLetter(to: Addressee, origin: string, token: string): Letter {
	const in_ = { locale: to.locale };
	return {
		...opening(to),
		kind: 'password_reset',
		subject: m.people_letter_reset_subject({}, in_),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, in_),
			m.people_letter_reset_text({}, in_)
		],
		action: {
			label: m.people_letter_reset_action({}, in_),
			href: link(origin, to.locale, '/account/new-password', token)
		},
		footer: m.people_letter_ignore({}, in_)
	};
}

export function accountExistsLetter(to: Addressee, origin: string): Letter {
	const in_ = { locale: to.locale };
	return {
		...opening(to),
		kind: 'account_exists',
		subject: m.people_letter_exists_subject({}, in_),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, in_),
			m.people_letter_exists_text({}, in_)
		],
		action: {
			label: m.people_letter_exists_action({}, in_),
			href: link(origin, to.locale, '/account/forgotten-password')
		},
		footer: m.people_letter_ignore({}, in_)
	};
}
