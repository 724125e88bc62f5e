import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { formatDate } from '#ui/format.ts';

export type MembershipLetterKind = 'suspended' | 'reinstated' | 'leaving';
type Inputs = { organisation: string; cluster: string; date: string };
type Say = (inputs: Inputs, options: { locale: Locale }) => string;

const words: Record<MembershipLetterKind, { subject: Say; text: Say }> = {
	suspended: {
		subject: m.memberships_letter_suspended_subject,
		text: m.memberships_letter_suspended_text
	},
	reinstated: {
		subject: m.memberships_letter_reinstated_subject,
		text: m.memberships_letter_reinstated_text
	},
	leaving: {
		subject: m.memberships_letter_leaving_subject,
		text: m.memberships_letter_leaving_text
	}
};

type To = { name: string; email: string; locale: Locale };
type About = {
	kind: MembershipLetterKind;
	organisation: string;
	cluster: string;
	day: string;
	reason: string;
	link: string;
};

export function membershipLetter({ name, email, locale }: To, about: About): Letter {
	const { kind, organisation, cluster, day, reason } = about;
	const inputs = { organisation, cluster, date: formatDate(locale, day) };
	const in_ = { locale };
	return {
		kind: `membership_${kind}`,
		to: email,
		locale,
		subject: words[kind].subject(inputs, in_),
		paragraphs: [
			m.people_letter_greeting({ name }, in_),
			words[kind].text(inputs, in_),
			...(reason.trim() ? [m.memberships_letter_reason({ reason: reason.trim() }, in_)] : [])
		],
		action: { label: m.memberships_mine({}, in_), href: about.link },
		footer: m.memberships_letter_membership_footer({ cluster }, in_)
	};
}
