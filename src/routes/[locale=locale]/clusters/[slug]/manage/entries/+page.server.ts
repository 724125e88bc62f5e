import { listEntries } from '#rooms/marketplace/entry-record.server.ts';
import { readMarketplace, settleMarketplace } from '#rooms/marketplace/settings.server.ts';
import { refuse } from '#platform/outcome.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { pageIn } from '../../../../../directory.server.ts';
import { describeListed } from '../../../../../entry-list.server.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 20;
const mostWaiting = 100;

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const { id: clusterId } = await managedCluster(event);
	const at = pageIn(event.url);
	const cut = { limit: perPage, offset: (at - 1) * perPage };
	const [waiting, all, settings] = await Promise.all([
		listEntries(db, { clusterId, awaitsCluster: true }, { limit: mostWaiting }),
		listEntries(db, { clusterId, states: inSight }, cut),
		readMarketplace(db, clusterId)
	]);
	return {
		at,
		perPage,
		waiting: describeListed(waiting.entries, locale),
		entries: describeListed(all.entries, locale),
		total: all.total,
		settings
	};
};

/** Drafts are their owners' alone. */
const inSight = ['returned', 'published', 'expired', 'closed', 'removed'] as const;

export const actions: Actions = {
	settle: managing(
		async (tx, actor, { recordId, text, now }) => {
			const [checks, validMonths, edition] = ['checks', 'valid_months', 'edition'].map((name) =>
				Number(text(name))
			) as [number, number, number];
			if (![0, 1, 2].includes(checks)) return refuse('choice_missing');
			if (!Number.isInteger(validMonths) || validMonths < 1 || validMonths > 24)
				return refuse('valid_months_wrong');
			const settled = { clusterId: recordId, checks, validMonths, edition };
			return settleMarketplace(tx, actor, settled, now);
		},
		'marketplace_settled',
		'entries'
	)
};
