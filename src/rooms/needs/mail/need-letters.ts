import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { NeedAnswerKind } from '../need.ts';

type Answered = {
	person: { id: string; name: string; email: string; locale: Locale };
	cluster: string;
	/** The need in its own words. */
	text: string;
	kind: NeedAnswerKind;
	answer: string;
	href: string;
};

/** Tells a member what became of a need it spoke of. */
export function answeredLetter(answered: Answered): Letter {
	const { person, cluster, text, kind, answer, href } = answered;
	const { locale } = person;
	const in_ = { locale };
	const said: Record<NeedAnswerKind, string> = {
		entry: m.needs_letter_entry({ cluster }, in_),
		event: m.needs_letter_event({ cluster }, in_),
		project: m.needs_letter_project({ cluster }, in_),
		words: m.needs_letter_words({ cluster }, in_)
	};
	return {
		kind: 'need_answered',
		to: person.email,
		personId: person.id,
		locale,
		subject: m.needs_letter_subject({ cluster }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.needs_letter_reminder({ text }, in_),
			said[kind],
			...(answer ? [answer] : [])
		],
		action: { label: m.needs_letter_open({}, in_), href },
		footer: m.needs_letter_footer({}, in_)
	};
}
