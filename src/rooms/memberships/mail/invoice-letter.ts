import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { formatDate } from '#ui/format.ts';
import { formatMoney } from '../money.ts';

/** Level 0 is the invoice itself; what follows reminds of it. */
type Dunning = { level: number; openCents: number | null; isLast?: boolean };
export type InvoiceLetterKind = Dunning | 'credit';

type About = {
	kind: InvoiceLetterKind;
	cluster: string;
	number: string;
	locale: Locale;
	totalCents: number;
	currency: string;
	dueOn: string;
	issuedOn: string;
	link: string;
};

export function invoiceLetter(to: { name: string; email: string }, about: About): Letter {
	const { kind, locale } = about;
	const owed = kind === 'credit' ? null : kind.openCents;
	const inputs = {
		number: about.number,
		cluster: about.cluster,
		amount: formatMoney(locale, owed ?? about.totalCents, about.currency),
		due: formatDate(locale, about.dueOn),
		date: formatDate(locale, about.issuedOn)
	};
	return {
		kind: nameOf(kind),
		to: to.email,
		locale,
		subject: subjectOf(kind)(inputs, { locale }),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, { locale }),
			...textOf(kind)(inputs, { locale }).split('\n\n')
		],
		action: { label: m.memberships_letter_invoice_action({}, { locale }), href: about.link },
		footer: m.memberships_letter_invoice_footer({ cluster: about.cluster }, { locale })
	};
}

function nameOf(kind: InvoiceLetterKind): string {
	if (kind === 'credit') return 'credit_note';
	return kind.level === 0 ? 'invoice' : `dunning_${kind.level}`;
}

function subjectOf(kind: InvoiceLetterKind) {
	if (kind === 'credit') return m.memberships_letter_credit_subject;
	if (kind.level === 0) return m.memberships_letter_invoice_subject;
	return kind.level === 1
		? m.memberships_letter_dunning_first_subject
		: m.memberships_letter_dunning_again_subject;
}

function textOf(kind: InvoiceLetterKind) {
	if (kind === 'credit') return m.memberships_letter_credit_text;
	const { level, isLast } = kind;
	if (level === 0) return m.memberships_letter_invoice_text;
	if (isLast) return m.memberships_letter_dunning_last_text;
	return level === 1
		? m.memberships_letter_dunning_first_text
		: m.memberships_letter_dunning_again_text;
}
