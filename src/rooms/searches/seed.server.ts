import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { findPersonByEmail } from '#rooms/people/person.server.ts';
import type { Alert } from './alert.ts';
import { queryFor, type SearchedList } from './search-address.ts';

type Demo = [email: string, list: SearchedList, asked: string, name: string, alert: Alert];

const searches: readonly Demo[] = [
	['manager@lodz.example', 'marketplace', 'q=dzianina&kind=request', 'Kto szuka dzianin', 'daily'],
	['manager@lodz.example', 'marketplace', 'q=recykling', 'Recykling tekstyliów', 'weekly'],
	['manager@lodz.example', 'organisations', 'country=BG&q=odzież', 'Odzież w Bułgarii', 'weekly'],
	['piot@lodz.example', 'marketplace', 'kind=request&country=PL', 'Zapytania z Polski', 'weekly'],
	['firm@ruse.example', 'marketplace', 'q=прежда&kind=offer', 'Оферти за прежда', 'daily'],
	['firm@ruse.example', 'search', 'q=шиене&what=entry', 'Шиене', 'weekly'],
	['nobody@lyon.example', 'search', 'q=tissus techniques', 'Tissus techniques', 'none']
];

/** What the people of the demo world look for, a fortnight after they were last told. */
export async function seedSearches(tx: Transaction, now: Date): Promise<void> {
	const rows = [];
	for (const [email, list, asked, name, alert] of searches) {
		const person = await findPersonByEmail(tx, email);
		const query = queryFor(list, new URLSearchParams(asked));
		const kept = {
			name,
			query,
			alert,
			savedAt: after(now, -days(30)),
			toldAt: after(now, -days(14))
		};
		if (person)
			rows.push({ id: newId(), personId: person.id, locale: person.locale as Locale, ...kept });
	}
	await insertMany(tx, 'savedSearch', rows);
}
