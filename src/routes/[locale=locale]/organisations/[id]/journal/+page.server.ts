import { require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { mayEdit } from '#rooms/organisations/access.ts';
import { sayDeed } from '#rooms/organisations/deed-words.ts';
import { describe } from '#rooms/organisations/organisation-words.ts';
import { listPersonNames } from '#rooms/people/person.server.ts';
import { logoPath, organisationOf } from '../../../../organisation-page.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 30;

export const load: PageServerLoad = async (event) => {
	require(event, mayEdit(event.locals.actor, event.params.id));
	const { db, locale } = event.locals;
	const record = await organisationOf(event);
	const before = event.url.searchParams.get('before');
	const deeds = await listDeeds(
		db,
		{ kind: 'organisation', id: record.id },
		{ limit: perPage, ...(isId(before) && { before }) }
	);
	const names = await listPersonNames(
		db,
		deeds.flatMap(({ actorId, onBehalfOfId }) => [actorId, onBehalfOfId])
	);
	return {
		record,
		logo: logoPath(record.logoFileId),
		words: describe(record, locale, ''),
		deeds: deeds.map(({ id, at, deed, details, actorId, onBehalfOfId }) => ({
			id,
			at,
			...sayDeed({ deed, details }, locale),
			by: actorId && (names.get(actorId) ?? '–'),
			onBehalfOf: onBehalfOfId && (names.get(onBehalfOfId) ?? '–')
		})),
		older: deeds.length === perPage ? (deeds.at(-1)?.id ?? null) : null
	};
};
