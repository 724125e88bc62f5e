import { m } from '#messages';
import { calendarOf } from '#platform/calendar/calendar.ts';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { organiserOf } from '#platform/mail/sender.ts';
import { formatPeriod, zoneName } from '#ui/format.ts';
import { ownerName, type Owner } from '../owner.server.ts';
import type { Texts, TitledTexts } from '../organ.ts';
import { textIn, titledIn } from '../reader-text.ts';
import type { SittingMode } from '../sitting.ts';

export type ConvocationKind = 'convened' | 'changed' | 'called_off';
export type Reader = {
	personId: string | null;
	name: string;
	email: string;
	locale: Locale;
	/** In whose name the reader votes. */
	voter: string;
};
type Sitting = {
	id: string;
	edition: number;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: SittingMode;
	place: string | null;
	onlineUrl: string | null;
	organNames: Texts;
};
type About = {
	kind: ConvocationKind;
	sitting: Sitting;
	owner: Owner;
	agenda: readonly { position: number; texts: TitledTexts }[];
	reason: string;
	now: Date;
	origin: string;
};
type Inputs = { organ: string; owner: string; when: string; voter: string; reason: string };
type Say = (inputs: Inputs, options: { locale: Locale }) => string;

const words: Record<ConvocationKind, { subject: Say; text: Say }> = {
	convened: { subject: m.governance_letter_convened_subject, text: m.governance_letter_convened },
	changed: { subject: m.governance_letter_changed_subject, text: m.governance_letter_changed },
	called_off: {
		subject: m.governance_letter_called_off_subject,
		text: m.governance_letter_called_off
	}
};

export function convocationLetter(to: Reader, about: About): Letter {
	const { kind, sitting, owner, agenda, reason, origin } = about;
	const { locale } = to;
	const { startsAt, endsAt, timeZone } = sitting;
	const inputs = {
		organ: textIn(sitting.organNames, locale, owner.originalLocale),
		owner: ownerName(owner, locale),
		when: `${formatPeriod(locale, startsAt, endsAt, timeZone)}, ${zoneName(locale, timeZone, startsAt)}`,
		voter: to.voter,
		reason
	};
	const items = agenda.map(
		({ texts }, at) => `${at + 1}. ${titledIn(texts, locale, owner.originalLocale).title}`
	);
	const isOff = kind === 'called_off';
	return {
		kind: `sitting_${kind}`,
		to: to.email,
		personId: to.personId,
		locale,
		subject: words[kind].subject(inputs, { locale }),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, { locale }),
			words[kind].text(inputs, { locale }),
			...(isOff
				? []
				: [placeOf(sitting, locale), m.governance_letter_agenda({}, { locale }), items.join('\n')])
		].filter(Boolean),
		action: {
			label: m.governance_letter_action({}, { locale }),
			href: `${origin}/${locale}/sittings/${sitting.id}`
		},
		footer: m.governance_letter_footer(inputs, { locale }),
		calendar: calendarOf([entryOf(to, about, inputs, items)], {
			method: isOff ? 'CANCEL' : 'REQUEST'
		})
	};
}

const placeOf = ({ mode, place, onlineUrl }: Sitting, locale: Locale): string =>
	mode === 'written'
		? m.governance_letter_written({}, { locale })
		: [place, onlineUrl].filter(Boolean).join('\n');

/** The same name in every letter; its sequence rises with each edition and with the calling off. */
function entryOf(to: Reader, about: About, inputs: Inputs, items: readonly string[]) {
	const { sitting, kind, now, origin } = about;
	const { startsAt, endsAt, timeZone, place, onlineUrl } = sitting;
	const url = `${origin}/${to.locale}/sittings/${sitting.id}`;
	return {
		uid: sitting.id,
		sequence: sitting.edition + (kind === 'called_off' ? 1 : 0),
		stamp: now,
		...{ startsAt, endsAt, timeZone, url },
		title: `${inputs.organ} · ${inputs.owner}`,
		description: [...items, url].join('\n'),
		place: place ?? onlineUrl ?? '',
		isCalledOff: kind === 'called_off',
		organiser: organiserOf({ name: inputs.owner }, process.env),
		attendee: { name: to.name, email: to.email }
	};
}
