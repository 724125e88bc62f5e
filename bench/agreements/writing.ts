import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { foldTexts } from '#platform/search/spelled.ts';
import { findTemplate } from '#rooms/agreements/shelf.ts';
import { isShown } from '#rooms/agreements/shown.ts';
import { daysAfter } from '#platform/calendar-day.ts';
import { rolesOf, type Cast, type MadeUpAgreement } from './made-up.ts';

/** Those among whom the agreements are made: everybody in the demo world. */
export async function readCast(db: Database): Promise<Cast> {
	const ids = async (table: 'cluster' | 'organisation' | 'person') =>
		(await db.selectFrom(table).select('id').orderBy('id').limit(2000).execute()).map(
			({ id }) => id
		);
	const [clusters, organisations, people] = await Promise.all([
		ids('cluster'),
		ids('organisation'),
		ids('person')
	]);
	return { clusters, organisations, people };
}

export async function write(db: Database, all: readonly MadeUpAgreement[]): Promise<void> {
	for (let from = 0; from < all.length; from += 500)
		await db.transaction().execute((tx) => writeSome(tx, all.slice(from, from + 500)));
	await writeClauses(db, all);
	await sql`vacuum analyze`.execute(db);
}

async function writeSome(tx: Transaction, some: readonly MadeUpAgreement[]): Promise<void> {
	await insertMany(tx, 'agreement', some.map(agreementRow));
	await insertMany(
		tx,
		'agreementText',
		some.flatMap(({ id: agreementId, titles }) =>
			Object.entries(titles).map(([locale, title]) => ({
				...{ agreementId, locale: locale as 'pl', title, summary: '' }
			}))
		)
	);
	await insertMany(
		tx,
		'agreementArea',
		some.flatMap(({ id: agreementId, areas }) =>
			areas.map((area, position) => ({ agreementId, area, position }))
		)
	);
	await insertMany(tx, 'agreementParty', some.flatMap(partyRows));
	await insertMany(tx, 'agreementVersion', some.map(versionRow), {
		json: ['titles', 'parties', 'terms']
	});
	await insertMany(tx, 'agreementTerm', some.flatMap(termRows));
	await writeObligations(tx, some);
	await insertMany(tx, 'journal', some.flatMap(journalRows), { json: ['details'] });
}

const agreementRow = (one: MadeUpAgreement) => ({
	...{ id: one.id, ownerKind: 'cluster' as const, ownerId: one.ownerId, kind: one.kind },
	folded: foldTexts([`B/${one.number}`, ...Object.values(one.titles)]),
	...{ reference: `B/${one.number}`, originalLocale: one.locales[0]!, bindingLocale: null },
	...{ amountCents: null, currency: null, startsOn: one.startsOn, endsOn: one.endsOn },
	...{ noticeMonths: 3, renewal: 'none' as const, renewalMonths: null, state: one.state },
	...{ isPublic: one.isPublic, isDemo: false, edition: 1 },
	...{ registeredAt: new Date(one.changedOn), changedAt: new Date(one.changedOn) }
});

const partyRows = ({ id: agreementId, parties }: MadeUpAgreement) =>
	parties.map(({ id, clusterId, organisationId }, position) => ({
		...{ id, agreementId, position, clusterId, role: rolesOf(position) },
		organisationId: clusterId ? null : organisationId,
		signingOrganisationId: clusterId ? organisationId : null,
		joinedOn: null
	}));

const versionRow = ({
	id: agreementId,
	versionId: id,
	locales,
	titles,
	state
}: MadeUpAgreement) => {
	const isFixed = state !== 'draft';
	return {
		...{ id, agreementId, number: 1, baseVersionId: null, locales, edition: 1, note: null },
		...{ titles: JSON.stringify(titles), parties: '[]', terms: '[]', bindingLocale: null },
		...{ frozenAt: isFixed ? new Date() : null, frozenById: null, digest: isFixed ? 'a' : null }
	};
};

function termRows({ id: agreementId, state, startsOn, endsOn }: MadeUpAgreement) {
	if (!isShown({ state, isPublic: true })) return [];
	return [
		{
			...{ id: newId(), agreementId, validFrom: startsOn ?? '', cause: 'signed' as const },
			...{ validUntil: endsOn && daysAfter(endsOn, 1), causeId: null, begunById: null },
			begunAt: new Date(startsOn ?? 0)
		}
	];
}

async function writeObligations(tx: Transaction, some: readonly MadeUpAgreement[]): Promise<void> {
	const all = some.flatMap((agreement) =>
		agreement.obligations.map((one) => ({ ...one, agreementId: agreement.id }))
	);
	const now = new Date();
	await insertMany(
		tx,
		'obligation',
		all.map((one) => ({
			...{ id: one.id, agreementId: one.agreementId, area: one.area, partyId: one.partyId },
			...{ ownerId: one.ownerId, originalLocale: 'pl' as const, clauseKey: null, until: null },
			...{ texts: JSON.stringify({ pl: one.text }), recurrence: one.recurrence, edition: 1 },
			...{ dueOn: one.nextDueOn, nextDueOn: one.nextDueOn, releaseReason: null },
			completedAt: one.isCompleted ? now : null,
			releasedAt: one.isReleased ? now : null
		})),
		{ json: ['texts'] }
	);
	await insertMany(
		tx,
		'obligationFulfilment',
		all.flatMap(({ id: obligationId, doneOn }) =>
			doneOn.map((day) => ({
				...{ id: newId(), obligationId, dueOn: day, doneOn: day, note: 'Odbyło się.' },
				recordedAt: now
			}))
		)
	);
}

/** Ten deeds an agreement, as its page shows them. */
const journalRows = ({ id, changedOn }: MadeUpAgreement) =>
	Array.from({ length: 10 }, (_, at) => ({
		...{ id: newId(), at: new Date(Date.parse(changedOn) + at * 3_600_000), actorId: null },
		...{ deed: 'agreement.remarked', subjectKind: 'agreement' as const, subjectId: id },
		...{ isPublic: false, details: '{}' }
	}));

/** The clauses of the library in each language of each agreement, as one statement. */
async function writeClauses(db: Database, all: readonly MadeUpAgreement[]): Promise<void> {
	const template = findTemplate('cooperation_agreement');
	const clauses = (template?.clauses ?? []).slice(0, 10).map(({ key, texts }) => ({ key, texts }));
	await sql`
		insert into clause (id, version_id, key, position, template, compared)
		select gen_random_uuid(), v.id, gen_random_uuid(), c.place, c.told->>'key', 'x'
		from agreement_version v
		cross join jsonb_array_elements(${JSON.stringify(clauses)}::jsonb) with ordinality c(told, place)
		where v.id = any(${all.map(({ versionId }) => versionId)}::uuid[])`.execute(db);
	await sql`
		insert into clause_text (clause_id, locale, heading, body)
		select c.id, l.locale, l.told->>'heading', l.told->>'body'
		from clause c join agreement_version v on v.id = c.version_id
		join jsonb_array_elements(${JSON.stringify(clauses)}::jsonb) t(told) on t.told->>'key' = c.template
		cross join jsonb_each(t.told->'texts') l(locale, told)
		where l.locale = any(v.locales)
			and v.id = any(${all.map(({ versionId }) => versionId)}::uuid[])`.execute(db);
}
