import { m } from '#messages';
import { calendarOf } from '#platform/calendar/calendar.ts';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { organiserOf } from '#platform/mail/sender.ts';
import { formatDateTime, formatPeriod, zoneName } from '#ui/format.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { entryOfEvent } from '../calendar-entry.ts';
import type { LetterHost } from '../letter-host.server.ts';
import type { LetterKind } from '../letter-kind.ts';

export type Addressee = {
	id: string;
	name: string;
	email: string;
	locale: Locale;
	personId: string | null;
	offeredUntil: Date | null;
	/** The address of the personal page. */
	link: string;
};

type Inputs = Record<'name' | 'event' | 'when' | 'where' | 'until' | 'link' | 'reason', string>;
type Say = (inputs: Inputs, options: { locale: Locale }) => string;
type Words = { subject: Say; text: Say };

const words: Record<LetterKind, Words> = {
	applied: { subject: m.events_letter_applied_subject, text: m.events_letter_applied_text },
	confirmed: { subject: m.events_letter_confirmed_subject, text: m.events_letter_confirmed_text },
	waiting: { subject: m.events_letter_waiting_subject, text: m.events_letter_waiting_text },
	offered: { subject: m.events_letter_offered_subject, text: m.events_letter_offered_text },
	declined: { subject: m.events_letter_declined_subject, text: m.events_letter_declined_text },
	withdrawn: { subject: m.events_letter_withdrawn_subject, text: m.events_letter_withdrawn_text },
	expired: { subject: m.events_letter_expired_subject, text: m.events_letter_expired_text },
	changed: { subject: m.events_letter_changed_subject, text: m.events_letter_changed_text },
	called_off: {
		subject: m.events_letter_called_off_subject,
		text: m.events_letter_called_off_text
	},
	follow_up: { subject: m.events_letter_follow_up_subject, text: m.events_letter_follow_up_text }
};

type About = {
	kind: LetterKind;
	host: LetterHost;
	reason?: string;
	/** Another event at the same time, to be warned of. */
	overlap?: string;
	calendar?: 'REQUEST' | 'CANCEL';
	now: Date;
	origin: string;
};

export function registrationLetter(to: Addressee, about: About): Letter {
	const { kind, host } = about;
	const { locale } = to;
	const inputs = placeholders(to, about);
	const own = ownWords(host, kind, locale);
	const fill = (text: string) => fillIn(text, inputs);
	const paragraphs = own
		? fill(own.body).split(/\n\s*\n/)
		: [
				m.people_letter_greeting({ name: to.name }, { locale }),
				words[kind].text(inputs, { locale })
			];
	return {
		kind: `registration_${kind}`,
		to: to.email,
		personId: to.personId,
		locale,
		subject: own ? fill(own.subject) : words[kind].subject(inputs, { locale }),
		paragraphs: [...paragraphs, ...extras(to, about)].map((text) => text.trim()).filter(Boolean),
		action: {
			label:
				kind === 'offered'
					? m.events_letter_action_offered({}, { locale })
					: m.events_letter_action({}, { locale }),
			href: to.link
		},
		footer: [m.events_letter_footer({ name: to.name }, { locale }), fundingLine(host, locale)]
			.filter(Boolean)
			.join('\n\n'),
		...(about.calendar && { calendar: invitation(to, about, about.calendar) })
	};
}

/** What may stand in braces in the organiser's own words. */
export function placeholders(
	to: Addressee,
	{ host, reason = '' }: Pick<About, 'host' | 'reason'>
): Inputs {
	const { locale, offeredUntil } = to;
	const { startsAt, endsAt, timeZone } = host;
	return {
		name: to.name,
		event: nameFor(host.texts, locale, host.originalLocale),
		when: `${formatPeriod(locale, startsAt, endsAt, timeZone)}, ${zoneName(locale, timeZone, startsAt)}`,
		where: placeOf(host),
		until: offeredUntil ? formatDateTime(locale, offeredUntil, timeZone) : '',
		link: to.link,
		reason
	};
}

export const fillIn = (text: string, inputs: Record<string, string>): string =>
	text.replace(/\{(\w+)\}/g, (whole, name: string) => inputs[name] ?? whole);

const placeOf = ({ placeName, address, town }: LetterHost): string =>
	[placeName, address, town].filter(Boolean).join(', ');

/** The organiser's words in the reader's language, else in the event's own; ours where there are none. */
function ownWords(host: LetterHost, kind: LetterKind, locale: Locale) {
	const written = host.letters.filter((letter) => letter.kind === kind);
	return (
		written.find((letter) => letter.locale === locale) ??
		written.find((letter) => letter.locale === host.originalLocale)
	);
}

function extras({ locale }: Addressee, { kind, host, overlap }: About): string[] {
	const hasSeat = kind === 'confirmed' || kind === 'changed';
	return [
		hasSeat && host.onlineUrl
			? m.events_letter_confirmed_online({ url: host.onlineUrl }, { locale })
			: '',
		overlap ? m.events_letter_overlap({ other: overlap }, { locale }) : ''
	];
}

function fundingLine({ funding, originalLocale }: LetterHost, locale: Locale): string {
	if (!funding) return '';
	const { statements, projectName, programme, reference, grantNumber } = funding;
	const said = statements[locale] ?? statements[originalLocale] ?? '';
	const source = [projectName, programme, reference, grantNumber].filter(Boolean).join(' · ');
	return [said, source].filter(Boolean).join('\n');
}

function invitation(to: Addressee, about: About, method: 'REQUEST' | 'CANCEL'): string {
	const { host, now, origin } = about;
	const entry = entryOfEvent(host, { locale: to.locale, origin, now, withOnline: true });
	return calendarOf(
		[
			{
				...entry,
				url: to.link,
				organiser: organiserOf(host.organiser ?? { name: 'Osnova' }, process.env),
				attendee: { name: to.name, email: to.email }
			}
		],
		{ method }
	);
}
