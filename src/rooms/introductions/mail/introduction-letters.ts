import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { IntroductionAnswer } from '../introduction.ts';

type Person = { id: string; name: string; email: string; locale: Locale };
type Asked = {
	person: Person;
	asker: { name: string };
	organisation: string;
	message: string;
	href: string;
};

export function requestLetter({ person, asker, organisation, message, href }: Asked): Letter {
	const in_ = { locale: person.locale };
	const told = { name: asker.name, organisation };
	return {
		...{ kind: 'introduction_asked', to: person.email, personId: person.id },
		locale: person.locale,
		subject: m.introductions_letter_asked_subject(told, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.introductions_letter_asked_text(told, in_),
			message
		],
		action: { label: m.introductions_letter_answer({}, in_), href },
		footer: m.introductions_letter_footer({}, in_)
	};
}

type Answered = {
	person: Person;
	introducer: { name: string };
	organisation: string;
	answer: IntroductionAnswer;
	text: string;
	href: string;
};

export function answerLetter({ person, introducer, organisation, ...said }: Answered): Letter {
	const { answer, text, href } = said;
	const in_ = { locale: person.locale };
	const told = { name: introducer.name, organisation };
	const isYes = answer === 'introduced';
	return {
		...{ kind: `introduction_${answer}`, to: person.email, personId: person.id },
		locale: person.locale,
		subject: isYes
			? m.introductions_letter_introduced_subject(told, in_)
			: m.introductions_letter_declined_subject(told, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			isYes
				? m.introductions_letter_introduced_text(told, in_)
				: m.introductions_letter_declined_text(told, in_),
			...(text ? [text] : [])
		],
		action: { label: m.introductions_letter_open({}, in_), href }
	};
}
