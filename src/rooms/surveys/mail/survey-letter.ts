import { m } from '#messages';
import type { Letter } from '#platform/mail/letter.ts';
import { formatDate } from '#ui/format.ts';
import type { Reader } from '../asked.server.ts';
import type { LetterKind } from '../survey.ts';

type About = {
	reader: Reader;
	title: string;
	introduction: string;
	cluster: string;
	openUntil: string;
	href: string;
};

/** The invitation to answer, or the one reminder before the end. */
export function surveyLetter(
	kind: LetterKind,
	{ reader, title, introduction, cluster, openUntil, href }: About
): Letter {
	const { locale } = reader;
	const in_ = { locale };
	const day = formatDate(locale, openUntil, 'long');
	const isReminder = kind === 'reminder';
	return {
		kind: `survey_${kind}`,
		to: reader.email,
		personId: reader.personId,
		locale,
		subject: isReminder
			? m.surveys_letter_reminder_subject({ title }, in_)
			: m.surveys_letter_invitation_subject({ title }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: reader.name }, in_),
			isReminder
				? m.surveys_letter_reminder_text({ cluster, title, day }, in_)
				: m.surveys_letter_invitation_text({ cluster, title, day }, in_),
			...(introduction && !isReminder ? [introduction] : []),
			m.surveys_letter_privacy({}, in_)
		],
		action: { label: m.surveys_letter_action({}, in_), href },
		footer: m.surveys_letter_footer({ cluster }, in_)
	};
}
