import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';

type Person = { id: string; name: string; email: string; locale: Locale };
export type News = 'received' | 'to_forward' | 'accepted' | 'declined' | 'message' | 'released';
type About = { person: Person; title: string; href: string; words: string };

/** What a side is told of its conversation; who the other is, the page says as far as it may. */
export function interestLetter(news: News, { person, title, href, words }: About): Letter {
	const { locale } = person;
	const in_ = { locale };
	const subjects: Record<News, string> = {
		received: m.interest_letter_received_subject({ title }, in_),
		to_forward: m.interest_letter_to_forward_subject({ title }, in_),
		accepted: m.interest_letter_accepted_subject({ title }, in_),
		declined: m.interest_letter_declined_subject({ title }, in_),
		message: m.interest_letter_message_subject({ title }, in_),
		released: m.interest_letter_released_subject({ title }, in_)
	};
	return {
		kind: `interest_${news}`,
		to: person.email,
		personId: person.id,
		locale,
		subject: subjects[news],
		paragraphs: [m.people_letter_greeting({ name: person.name }, in_), ...(words ? [words] : [])],
		action: { label: m.interest_letter_open({}, in_), href },
		footer: m.interest_letter_footer({}, in_)
	};
}

type Asked = { person: Person; title: string; months: number; href: string };

export function outcomeLetter({ person, title, months, href }: Asked): Letter {
	const { locale } = person;
	const in_ = { locale };
	return {
		kind: 'interest_outcome',
		to: person.email,
		personId: person.id,
		locale,
		subject: m.interest_letter_outcome_subject({ title }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.interest_letter_outcome_text({ title, months: String(months) }, in_)
		],
		action: { label: m.interest_letter_outcome_action({}, in_), href },
		footer: m.interest_letter_footer({}, in_)
	};
}
