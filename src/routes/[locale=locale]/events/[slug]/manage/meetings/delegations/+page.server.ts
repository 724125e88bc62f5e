import { refuse } from '#platform/outcome.ts';
import { addDelegation, listDelegations } from '#rooms/meetings/delegation.server.ts';
import { findByName } from '../../../../../../find-by-name.server.ts';
import { findChosen } from '../../../../../../chosen.server.ts';
import { organisingMeetings } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record } = await arrangedBrokerage(event);
	const { db, locale } = event.locals;
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const [delegations, found, chosen] = await Promise.all([
		listDelegations(db, record.id),
		findByName(db, { text: asked('find'), kinds: ['organisation'], locale }),
		findChosen(db, asked('organisation'), locale)
	]);
	return { delegations, found, chosen, asked: asked('find') };
};

export const actions: Actions = {
	add: organisingMeetings(
		'arrange',
		async (tx, { actor, record, text, id }) => {
			const ledBy = text('organisation')
				? ({ kind: 'organisation', id: id('organisation') } as const)
				: null;
			if (!text('name')) return refuse('name_missing');
			return addDelegation(tx, actor, {
				eventId: record.id,
				name: text('name'),
				ledBy,
				region: null,
				programme: text('programme') || null
			});
		},
		() => ({ page: '/delegations', notice: 'meetings_delegation_added' })
	)
};
