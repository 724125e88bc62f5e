import { m } from '#messages';
import type { Letter } from '#platform/mail/letter.ts';
import { formatNumber } from '#ui/format.ts';
import type { About } from './entry-letters.ts';

export type WaitsFor = 'check' | 'change' | 'appeal';

type Told = {
	person: About['person'];
	lines: readonly { title: string; waits: WaitsFor }[];
	href: string;
};

export const waitingKind = 'entries_waiting';
const mostNamed = 20;

const sayings = {
	check: m.marketplace_letter_waiting_checked,
	change: m.marketplace_letter_waiting_changed,
	appeal: m.marketplace_letter_waiting_appealed
};

/** All that waits for a cluster's word, in one letter. */
export function waitingLetter({ person, lines, href }: Told): Letter {
	const { locale } = person;
	const in_ = { locale };
	const number = (count: number) => formatNumber(locale, count);
	const rest = lines.length - mostNamed;
	return {
		kind: waitingKind,
		to: person.email,
		personId: person.id,
		locale,
		subject: m.marketplace_letter_waiting_subject({ count: number(lines.length) }, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.marketplace_letter_waiting_text({}, in_),
			...lines.slice(0, mostNamed).map(({ title, waits }) => sayings[waits]({ title }, in_)),
			...(rest > 0 ? [m.marketplace_letter_waiting_more({ count: number(rest) }, in_)] : [])
		],
		action: { label: m.marketplace_letter_waiting_open({}, in_), href },
		footer: m.marketplace_letter_waiting_footer({}, in_)
	};
}
