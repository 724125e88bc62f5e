import { requirePerson } from '#platform/guards/guard.server.ts';
import { listInterests } from '#rooms/interest/interest-record.server.ts';
import { saySide, sayState } from '#rooms/interest/interest-words.ts';
import { mayCheck } from '#rooms/marketplace/access.ts';
import { listTitles } from '#rooms/marketplace/entry-record.server.ts';
import { formatDate } from '#ui/format.ts';
import { listSpeaking } from '../../conversation-page.server.ts';
import { pageIn } from '../../directory.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 30;

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale } = event.locals;
	const at = pageIn(event.url);
	const speaking = await listSpeaking(db, actor, locale);
	const organisationIds = speaking.map(({ value }) => value);
	const clusterIds = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'cluster' && scopeId && mayCheck(actor, scopeId) ? [scopeId] : []
	);
	const wanted = { organisationIds, clusterIds, personId: actor.personId };
	const rows = await listInterests(db, wanted, { limit: perPage, offset: (at - 1) * perPage });
	const titles = await listTitles(
		db,
		rows.map(({ entryId }) => entryId)
	);
	return {
		at,
		perPage,
		total: rows[0]?.total ?? 0,
		conversations: rows.map((row) => {
			const side = organisationIds.includes(row.organisationId)
				? ('interested' as const)
				: organisationIds.includes(row.ownerId)
					? ('owner' as const)
					: ('broker' as const);
			return {
				...{ id: row.id, isNew: row.isNew, titles: titles.get(row.entryId) ?? {} },
				href: `/${locale}/conversations/${row.id}`,
				stateWord: sayState(row.state, locale),
				sideWord: saySide(side, locale),
				day: formatDate(locale, row.changedAt, 'medium')
			};
		})
	};
};
