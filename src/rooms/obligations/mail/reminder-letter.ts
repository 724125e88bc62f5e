import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { formatDate } from '#ui/format.ts';
import { textFor } from '#ui/locale-text.ts';
import type { ReminderKind } from '../obligation.ts';

export type Reminded = {
	kind: ReminderKind;
	/** When it is or was due, or the last day. */
	day: string;
	texts: Texts;
	titles: Texts;
	original: Locale;
};

type Said = { date: string; text: string; title: string };
const words: Record<ReminderKind, (said: Said, options: { locale: Locale }) => string> = {
	obligation_overdue: m.obligations_letter_overdue,
	obligation_due: m.obligations_letter_due,
	renewal: m.obligations_letter_renewal,
	expiry: m.obligations_letter_expiry
};

type To = { personId: string; name: string; email: string; locale: Locale };

/** One letter with all that waits for somebody, in their language. */
export function reminderLetter(to: To, all: readonly Reminded[], origin: string): Letter {
	const { locale } = to;
	const said = { locale };
	const lines = all.map(({ kind, day, texts, titles, original }) =>
		words[kind](
			{
				date: formatDate(locale, day),
				text: textFor(texts, locale, original),
				title: textFor(titles, locale, original)
			},
			said
		)
	);
	return {
		kind: 'agreement_reminder',
		...{ to: to.email, personId: to.personId, locale },
		subject: m.obligations_letter_subject({}, said),
		paragraphs: [m.people_letter_greeting({ name: to.name }, said), ...lines],
		action: {
			label: m.obligations_letter_action({}, said),
			href: `${origin}/${locale}/obligations`
		},
		footer: m.obligations_letter_footer({}, said)
	};
}
