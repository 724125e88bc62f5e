import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { findPersonByEmail } from '#rooms/people/person.server.ts';
import type { Basis } from './introduction.ts';

type Demo = [email: string, organisation: 'firm' | 'agency' | 'piot', basis: Basis, note: string];

const links: readonly Demo[] = [
	['editor@lodz.example', 'firm', 'own_word', 'Z targów w Płowdiwie'],
	['piot@lodz.example', 'firm', 'conversation', ''],
	['manager@lodz.example', 'agency', 'meeting', 'Forum Przemysłu Mody'],
	['manager@ruse.example', 'piot', 'own_word', 'От съвместния проект']
];

export type DemoFirms = Record<Demo[1], string | null | undefined>;

/** A few people of the demo world who may be asked, and one who was. */
export async function seedIntroductions(
	tx: Transaction,
	firms: DemoFirms,
	now: Date
): Promise<void> {
	const rows = [];
	for (const [email, firm, basis, note] of links) {
		const person = await findPersonByEmail(tx, email);
		const organisationId = firms[firm];
		const said = { basis, note, agreedAt: after(now, -days(60)), withdrawnAt: null };
		if (person && organisationId)
			rows.push({ id: newId(), personId: person.id, organisationId, ...said });
	}
	await insertMany(tx, 'introducer', rows);
	const asker = await findPersonByEmail(tx, 'manager@lodz.example');
	const asked = await findPersonByEmail(tx, 'editor@lodz.example');
	if (!asker || !asked || !firms.firm) return;
	const message = 'Szukamy szwalni pod Ruse na krótkie serie. Czy możesz nas sobie przedstawić?';
	await insertMany(tx, 'introductionRequest', [
		{
			...{ id: newId(), introducerId: asked.id, organisationId: firms.firm },
			...{ askedById: asker.id, message, locale: 'pl' as const },
			...{ askedAt: after(now, -days(3)), answeredAt: null, answer: null }
		}
	]);
}
