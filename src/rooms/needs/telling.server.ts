import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listWriters } from '#rooms/marketplace/expiring.server.ts';
import { answeredLetter } from './mail/need-letters.ts';
import type { NewAnswer } from './answer.server.ts';

type Occasion = { now: Date; origin: string };

/** The member hears what became of its need; whoever did it knows already. */
export async function tellMember(
	tx: Transaction,
	actor: Actor,
	{ needId, kind, text = '' }: NewAnswer,
	{ now, origin }: Occasion
): Promise<void> {
	const need = await tx
		.selectFrom('need')
		.select(['organisationId', 'clusterId', 'raisedById', 'text'])
		.where('id', '=', needId)
		.executeTakeFirstOrThrow();
	const { organisationId, clusterId, raisedById: contactPersonId } = need;
	if (!organisationId) return;
	const owner = { organisationId, contactPersonId, clusterId: null };
	const people = (await listWriters(tx, owner, now)).filter(({ id }) => id !== actor.personId);
	const cluster = (await listClusterNames(tx, [clusterId])).get(clusterId);
	await writeLetters(
		tx,
		people.map((person) =>
			answeredLetter({
				...{ person, kind, text: need.text, answer: text.trim() },
				cluster: cluster ? nameFor(cluster.texts, person.locale, cluster.originalLocale) : '',
				href: `${origin}/${person.locale}/needs/${needId}`
			})
		)
	);
}
