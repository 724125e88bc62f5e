import { sql } from 'kysely';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import needs from './demo/needs.json' with { type: 'json' };
import {
	sectorsOf,
	sentenceOf,
	type NeedAnswerKind,
	type NeedKind,
	type NeedSource
} from './need.ts';

type Said = {
	cluster: string;
	locale: Locale;
	kind: NeedKind;
	step: string | null;
	days: number;
	text: string;
	source?: NeedSource;
	showsName?: boolean;
	answer?: NeedAnswerKind;
	says?: string;
};

/** What the demo members lack, in six languages, some of it answered. */
export async function seedNeeds(
	tx: Transaction,
	clusters: ReadonlyMap<string, string>,
	now: Date
): Promise<void> {
	const members = await listDemoMembers(tx);
	const made = (needs as Said[]).flatMap((said, at) => {
		const clusterId = clusters.get(said.cluster);
		const own = members.filter((member) => member.clusterId === clusterId);
		const organisationId = own[(at * 5) % Math.max(1, own.length)]?.organisationId;
		return clusterId && organisationId ? [make(said, { clusterId, organisationId, now })] : [];
	});
	await insertMany(
		tx,
		'need',
		made.map(({ row }) => row)
	);
	const answers = [];
	for (const one of made) answers.push(...(await answersTo(tx, one, now)));
	await insertMany(tx, 'needAnswer', answers);
}

const listDemoMembers = (tx: Transaction) =>
	tx
		.selectFrom('organisation')
		.innerJoin('membership', 'membership.organisationId', 'organisation.id')
		.select(['organisationId', 'clusterId'])
		.where('isDemo', '=', true)
		.where('membership.kind', '=', 'member')
		.where('validUntil', 'is', null)
		.orderBy('organisation.registeredAt')
		.orderBy('organisation.id')
		.execute();

type Place = { clusterId: string; organisationId: string; now: Date };
type Made = ReturnType<typeof make>;

function make(said: Said, { clusterId, organisationId, now }: Place) {
	const { locale, kind, step: chainStep, text, source = 'member', showsName = false } = said;
	return {
		said,
		row: {
			...{ id: newId(), clusterId, locale, kind, chainStep, activity: null, text, showsName },
			// What was heard at a meeting is several members' need.
			organisationId: source === 'member' ? organisationId : null,
			...{ sectors: sectorsOf({ activity: null, chainStep }), sentence: sentenceOf(text) },
			...{ sourceKind: source, isDemo: true, raisedAt: after(now, -days(said.days)) }
		}
	};
}

async function answersTo(tx: Transaction, { said, row }: Made, now: Date) {
	if (!said.answer) return [];
	const subjectId = await findSubject(tx, said.answer, row);
	const isThing = said.answer === 'entry' || said.answer === 'event';
	if (isThing && !subjectId) return [];
	return [
		{
			...{ id: newId(), needId: row.id, kind: said.answer, subjectId, text: said.says ?? '' },
			answeredAt: after(now, -days(Math.max(1, said.days - 9)))
		}
	];
}

/** A request or an event of the cluster that may have come of it. */
async function findSubject(
	tx: Transaction,
	kind: NeedAnswerKind,
	{ clusterId, chainStep }: Made['row']
) {
	if (kind !== 'entry' && kind !== 'event') return null;
	const found =
		kind === 'entry'
			? await tx
					.selectFrom('marketplaceEntry')
					.select('id')
					.where('clusterId', '=', clusterId)
					.where('direction', '=', 'request')
					.where('state', '=', 'published')
					.where(sql<boolean>`${chainStep} = any(chain_steps)`)
					.orderBy('id')
					.executeTakeFirst()
			: await tx
					.selectFrom('event')
					.select('id')
					.where('ownerKind', '=', 'cluster')
					.where('ownerId', '=', clusterId)
					.orderBy('startsAt', 'desc')
					.orderBy('id')
					.executeTakeFirst();
	return found?.id ?? null;
}
