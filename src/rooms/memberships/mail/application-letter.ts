import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { formatDate } from '#ui/format.ts';

export type ApplicationLetterKind =
	'received' | 'declared' | 'message' | 'admitted' | 'declined' | 'begun';

type Inputs = { cluster: string; text: string };
type Say = (inputs: Inputs, options: { locale: Locale }) => string;

const words: Record<ApplicationLetterKind, { subject: Say; text: Say }> = {
	received: {
		subject: m.memberships_letter_received_subject,
		text: m.memberships_letter_received_text
	},
	declared: {
		subject: m.memberships_letter_declared_subject,
		text: m.memberships_letter_declared_text
	},
	message: { subject: m.memberships_letter_message_subject, text: ({ text }) => text },
	admitted: {
		subject: m.memberships_letter_admitted_subject,
		text: m.memberships_letter_admitted_text
	},
	declined: {
		subject: m.memberships_letter_declined_subject,
		text: m.memberships_letter_declined_text
	},
	begun: { subject: m.memberships_letter_begun_subject, text: m.memberships_letter_begun_text }
};

type To = { name: string; email: string; locale: Locale; personId: string | null };
type About = { kind: ApplicationLetterKind; text: string; cluster: string; link: string };

export function applicationLetter(to: To, { kind, text, cluster, link }: About): Letter {
	const { locale } = to;
	const inputs = { cluster, text: kind === 'begun' ? formatDate(locale, text) : text };
	return {
		kind: `application_${kind}`,
		to: to.email,
		personId: to.personId,
		locale,
		subject: words[kind].subject(inputs, { locale }),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, { locale }),
			...words[kind].text(inputs, { locale }).split('\n\n')
		],
		action: { label: m.memberships_letter_application({}, { locale }), href: link },
		footer: m.memberships_letter_application_footer({ cluster }, { locale })
	};
}
