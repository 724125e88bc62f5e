import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';

export type About = {
	person: { id: string; name: string; email: string; locale: Locale };
	title: string;
	href: string;
	/** The words of whoever returned or removed it. */
	comment: string;
};
export type Told = 'returned' | 'published' | 'removed' | 'restored' | 'upheld';

/** What the owner of an entry is told of what others did with it. */
export function entryLetter(told: Told, { person, title, href, comment }: About): Letter {
	const { locale } = person;
	const in_ = { locale };
	const subjects: Record<Told, () => string> = {
		returned: () => m.marketplace_letter_returned_subject({ title }, in_),
		published: () => m.marketplace_letter_published_subject({ title }, in_),
		restored: () => m.marketplace_letter_published_subject({ title }, in_),
		removed: () => m.marketplace_letter_removed_subject({ title }, in_),
		upheld: () => m.marketplace_letter_removed_subject({ title }, in_)
	};
	const texts: Record<Told, () => string[]> = {
		returned: () => [m.marketplace_letter_returned_text({}, in_)],
		published: () => [m.marketplace_letter_published_text({}, in_)],
		restored: () => [m.marketplace_letter_published_text({}, in_)],
		removed: () => [m.marketplace_letter_removed_text({}, in_)],
		upheld: () => [m.marketplace_letter_removed_text({}, in_)]
	};
	const appeal = told === 'removed' ? [m.marketplace_letter_removed_appeal({}, in_)] : [];
	return {
		kind: `entry_${told}`,
		to: person.email,
		personId: person.id,
		locale,
		subject: subjects[told](),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			...texts[told](),
			...(comment ? [comment] : []),
			...appeal
		],
		action: { label: m.marketplace_letter_open({}, in_), href },
		footer: m.marketplace_letter_renewal_footer({}, in_)
	};
}

type Invited = { person: About['person']; title: string; organisation: string; href: string };

export function partyLetter({ person, title, organisation, href }: Invited): Letter {
	const { locale } = person;
	const in_ = { locale };
	return {
		kind: 'entry_party',
		to: person.email,
		personId: person.id,
		locale,
		subject: m.marketplace_letter_party_subject({ title }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.marketplace_letter_party_text({ organisation }, in_)
		],
		action: { label: m.marketplace_letter_open({}, in_), href }
	};
}
