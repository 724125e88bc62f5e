import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';

export type Asked = {
	person: { id: string; name: string; email: string; locale: Locale };
	/** What is to be confirmed, in the reader's language. */
	name: string;
};

export function confirmationLetter({ person, name }: Asked, origin: string, token: string): Letter {
	const { locale } = person;
	const in_ = { locale };
	return {
		kind: 'confirmation_request',
		to: person.email,
		personId: person.id,
		locale,
		subject: m.organisations_letter_confirm_subject({ name }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.organisations_letter_confirm_text({ name }, in_),
			m.organisations_letter_confirm_dormant({}, in_)
		],
		action: {
			label: m.organisations_letter_confirm_action({}, in_),
			href: `${origin}/${locale}/confirmation?token=${encodeURIComponent(token)}`
		},
		footer: m.organisations_letter_confirm_footer({}, in_)
	};
}
