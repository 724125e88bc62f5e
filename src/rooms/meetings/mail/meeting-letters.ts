import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Answer } from '../request.ts';

export type Reader = { name: string; email: string; personId: string | null; locale: Locale };

export type About = {
	/** The event's name in the reader's language. */
	event: string;
	/** Where the reader's meetings stand: `https://…/pl/events/berlin/meetings`. */
	href: string;
};

const letterTo = (
	{ name, email, personId, locale }: Reader,
	kind: string,
	{
		subject,
		paragraphs,
		label,
		href
	}: { subject: string; paragraphs: string[]; label: string; href: string }
): Letter => ({
	kind,
	to: email,
	personId,
	locale,
	subject,
	paragraphs: [m.people_letter_greeting({ name }, { locale }), ...paragraphs],
	action: { label, href }
});

type Asked = { who: string; message: string; until: string };

export function requestLetter(
	reader: Reader,
	{ event, href }: About,
	{ who, message, until }: Asked
): Letter {
	const in_ = { locale: reader.locale };
	return letterTo(reader, 'meeting_request', {
		subject: m.meetings_letter_request_subject({ who, event }, in_),
		paragraphs: [
			m.meetings_letter_request_text({ who, event }, in_),
			...(message ? [`„${message}”`] : []),
			m.meetings_letter_request_until({ until }, in_)
		],
		label: m.meetings_letter_request_action({}, in_),
		href
	});
}

const answers: Record<Exclude<Answer, 'expired'>, typeof m.meetings_letter_accepted> = {
	accepted: m.meetings_letter_accepted,
	declined: m.meetings_letter_declined,
	withdrawn: m.meetings_letter_withdrawn
};

export function answerLetter(
	reader: Reader,
	{ event, href }: About,
	{ who, answer, note }: { who: string; answer: Exclude<Answer, 'expired'>; note: string }
): Letter {
	const in_ = { locale: reader.locale };
	const text = answers[answer]({ who, event }, in_);
	return letterTo(reader, 'meeting_answer', {
		subject: m.meetings_letter_answer_subject({ who, event }, in_),
		paragraphs: [text, ...(note ? [`„${note}”`] : [])],
		label: m.meetings_letter_agenda_action({}, in_),
		href
	});
}

export function reminderLetter(reader: Reader, { event, href }: About, count: number): Letter {
	const in_ = { locale: reader.locale };
	return letterTo(reader, 'meeting_reminder', {
		subject: m.meetings_letter_reminder_subject({ event }, in_),
		paragraphs: [m.meetings_letter_reminder_text({ count, event }, in_)],
		label: m.meetings_letter_request_action({}, in_),
		href
	});
}

/** One's agenda, new or as it is now: a line a meeting, by the clocks of the place. */
export function agendaLetter(
	reader: Reader,
	{ event, href }: About,
	{ lines, isNew, zone }: { lines: readonly string[]; isNew: boolean; zone: string }
): Letter {
	const in_ = { locale: reader.locale };
	const say = isNew ? m.meetings_letter_agenda_new : m.meetings_letter_agenda_changed;
	return letterTo(reader, 'meeting_agenda', {
		subject: isNew
			? m.meetings_letter_agenda_subject({ event }, in_)
			: m.meetings_letter_changed_subject({ event }, in_),
		paragraphs: [
			say({ event }, in_),
			...(lines.length > 0 ? lines : [m.meetings_letter_agenda_empty({}, in_)]),
			m.meetings_letter_agenda_zone({ zone }, in_)
		],
		label: m.meetings_letter_agenda_action({}, in_),
		href
	});
}

export function outcomeLetter(
	reader: Reader,
	{ event, href }: About,
	{ who, months }: { who: string; months: 6 | 12 }
): Letter {
	const in_ = { locale: reader.locale };
	const say = months === 6 ? m.meetings_letter_outcome_half_year : m.meetings_letter_outcome_year;
	return letterTo(reader, 'meeting_outcome', {
		subject: m.meetings_letter_outcome_subject({ who }, in_),
		paragraphs: [say({ who, event }, in_), m.meetings_letter_outcome_text({}, in_)],
		label: m.meetings_letter_outcome_action({}, in_),
		href
	});
}
