import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { formatDate } from '#ui/format.ts';

type Asked = {
	person: { id: string; name: string; email: string; locale: Locale };
	title: string;
	until: string;
	href: string;
};

export function renewalLetter({ person, title, until, href }: Asked): Letter {
	const { locale } = person;
	const in_ = { locale };
	const day = formatDate(locale, until, 'long');
	return {
		kind: 'entry_renewal',
		to: person.email,
		personId: person.id,
		locale,
		subject: m.marketplace_letter_renewal_subject({ title }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.marketplace_letter_renewal_text({ title, day }, in_),
			m.marketplace_letter_renewal_silence({}, in_)
		],
		action: { label: m.marketplace_letter_renewal_action({}, in_), href },
		footer: m.marketplace_letter_renewal_footer({}, in_)
	};
}
