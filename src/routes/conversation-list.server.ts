import type { RequestEvent } from '@sveltejs/kit';
import { withoutHouse } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { requirePerson } from '#platform/guards/guard.server.ts';
import type { Locale } from '#platform/locale.ts';
import { sidesOf } from '#rooms/interest/access.ts';
import { listInterests, type ListedInterest } from '#rooms/interest/interest-record.server.ts';
import { saySide, sayState } from '#rooms/interest/interest-words.ts';
import type { Side } from '#rooms/interest/interest.ts';
import { mayCheck } from '#rooms/marketplace/access.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { listSpeaking, seesOwner } from './conversation-page.server.ts';
import { listScopes } from './scopes.server.ts';

type Part = { limit: number; offset: number };

/** One's conversations, each with the sides one stands on in it, and how many there are in all. */
export async function readConversations(event: RequestEvent, part: Part) {
	const reader = requirePerson(event);
	const actor = withoutHouse(reader);
	const { db, locale } = event.locals;
	const organisationIds = (await listSpeaking(db, actor, locale)).map(({ value }) => value);
	const clusterIds = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'cluster' && scopeId && mayCheck(actor, scopeId) ? [scopeId] : []
	);
	const wanted = { organisationIds, clusterIds, personId: reader.personId };
	const rows = await listInterests(db, wanted, part);
	const standing = rows.map((row) =>
		sidesOf(actor, row).filter((side) => side !== 'owner' || row.isSeenByOwner)
	);
	const [titles, others] = await Promise.all([
		listTitles(
			db,
			rows.map(({ entryId }) => entryId)
		),
		listOthers(db, rows, { standing, locale })
	]);
	const conversations = rows.map((row, at) => ({
		...{ id: row.id, isNew: row.isNew, titles: titles.get(row.entryId) ?? {} },
		...{ original: row.entryOriginal, others: others[at] ?? [] },
		...{ expressedAt: row.expressedAt, changedAt: row.changedAt },
		href: `/${locale}/conversations/${row.id}`,
		stateWord: sayState(row.state, locale),
		sideWords: (standing[at] ?? []).map((side) => saySide(side, locale))
	}));
	return { conversations, total: rows[0]?.total ?? 0 };
}

type Reading = { standing: readonly (readonly Side[])[]; locale: Locale };

/** With whom each is, as far as the names are known to the reader. */
async function listOthers(
	db: Database,
	rows: readonly ListedInterest[],
	{ standing, locale }: Reading
): Promise<string[][]> {
	const ids = rows.map((row, at) => {
		const sides = standing[at] ?? [];
		const showsInterested = sides.some((side) => side !== 'interested');
		const showsOwner = sides.some((side) => side !== 'owner' && seesOwner(row, side));
		return [...(showsInterested ? [row.organisationId] : []), ...(showsOwner ? [row.ownerId] : [])];
	});
	const all = [...new Set(ids.flat())];
	const scopes = all.map((id) => ({ kind: 'organisation' as const, id }));
	const named = await listScopes(db, scopes, locale);
	const names = new Map(all.map((id, at) => [id, named[at]?.name ?? '']));
	return ids.map((some) => some.map((id) => names.get(id) ?? '').filter(Boolean));
}
