import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { formatDate } from '#ui/format.ts';
import { textFor } from '#ui/locale-text.ts';

export const letterKinds = [
	'asked',
	'reminded',
	'asked_to_approve',
	'reminded_to_approve',
	'completed',
	'refused',
	'recalled',
	'expired',
	'replaced',
	'right_lost'
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Where a letter leads: to a page for everybody concerned, or by a link of its reader's own. */
export type Way = { href: string; isPersonal: boolean };

export type About = {
	kind: LetterKind;
	titles: Texts;
	original: Locale;
	reference: string;
	message: Texts;
	expiresAt: Date | null;
	/** Nothing for those who could open nothing. */
	way: Way | null;
	reason: string;
};

type Say = (inputs: { title: string; reason: string }, options: { locale: Locale }) => string;

const words: Record<LetterKind, { subject: Say; text: Say }> = {
	asked: { subject: m.signing_letter_asked_subject, text: m.signing_letter_asked_text },
	reminded: { subject: m.signing_letter_reminded_subject, text: m.signing_letter_asked_text },
	asked_to_approve: {
		subject: m.signing_letter_approve_subject,
		text: m.signing_letter_approve_text
	},
	reminded_to_approve: {
		subject: m.signing_letter_reminded_subject,
		text: m.signing_letter_approve_text
	},
	completed: { subject: m.signing_letter_completed_subject, text: m.signing_letter_completed_text },
	refused: { subject: m.signing_letter_refused_subject, text: m.signing_letter_refused_text },
	recalled: { subject: m.signing_letter_recalled_subject, text: m.signing_letter_recalled_text },
	expired: { subject: m.signing_letter_expired_subject, text: m.signing_letter_expired_text },
	replaced: { subject: m.signing_letter_replaced_subject, text: m.signing_letter_replaced_text },
	right_lost: {
		subject: m.signing_letter_right_lost_subject,
		text: m.signing_letter_right_lost_text
	}
};

const asksToSign = (kind: LetterKind): boolean => /^(asked|reminded)/.test(kind);

type To = { name: string; email: string; locale: Locale; personId: string | null };

export function signingLetter(to: To, about: About): Letter {
	const { locale } = to;
	const { kind, reason, way } = about;
	const said = { locale };
	const title = textFor(about.titles, locale, about.original);
	const inputs = { title: `${title} (${about.reference})`, reason };
	const own = asksToSign(kind) ? textFor(about.message, locale, about.original) : '';
	const until =
		asksToSign(kind) && about.expiresAt
			? m.signing_letter_until({ date: formatDate(locale, about.expiresAt) }, said)
			: '';
	const once = way?.isPersonal ? m.signing_letter_once({}, said) : '';
	return {
		kind: `signing_${kind}`,
		to: to.email,
		personId: to.personId,
		locale,
		subject: words[kind].subject(inputs, said),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, said),
			words[kind].text(inputs, said),
			own,
			until,
			once
		].filter(Boolean),
		...(way && { action: { label: actionLabel(kind, way, locale), href: way.href } }),
		footer: m.signing_letter_footer({}, said)
	};
}

function actionLabel(kind: LetterKind, { isPersonal }: Way, locale: Locale): string {
	if (asksToSign(kind)) return m.signing_letter_action_sign({}, { locale });
	return isPersonal
		? m.signing_letter_action_documents({}, { locale })
		: m.signing_letter_action_see({}, { locale });
}
