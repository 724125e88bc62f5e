import type { RequestEvent } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { mayManageMemberships } from '#rooms/memberships/access.ts';
import { listStatements } from '#rooms/memberships/bank-lines.server.ts';
import { sheetFields, type SheetMapping } from '#rooms/memberships/statement-sheet.ts';
import { takeInStatement } from '#rooms/memberships/statement-in.server.ts';
import { openHouse } from '../../../../../../../house.server.ts';
import { clusterIdOf } from '../../../../../../cluster-page.server.ts';
import { ledCluster } from '../../../../../../membership-acts.server.ts';
import { pictureIn } from '../../../../../../file-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cluster = await ledCluster(event);
	return { statements: await listStatements(event.locals.db, cluster.id) };
};

type ClusterEvent = RequestEvent & { params: { slug: string } };

export const actions: Actions = {
	default: async (event: ClusterEvent) => {
		const clusterId = await clusterIdOf(event);
		const { db, locale, now } = event.locals;
		const actor = require(event, mayManageMemberships(event.locals.actor, clusterId));
		const form = await event.request.formData();
		const { name, content } = await pictureIn(form, 'statement');
		const mapping: SheetMapping = Object.fromEntries(
			sheetFields
				.map((field) => [field, textIn(form, `column_${field}`)])
				.filter(([, text]) => text)
		);
		const { files } = await openHouse();
		const done = await attempt(db, (tx) =>
			takeInStatement(tx, actor, { clusterId, name, content, mapping }, { files, now })
		);
		if (!done.ok) return refused(done, locale, { name: 'statement', values: valuesIn(form) });
		const { lineCount, newCount } = done.value;
		const inputs = { count: String(newCount), known: String(lineCount - newCount) };
		const path = `/${locale}/clusters/${event.params.slug}/manage/payments`;
		return leadOn(event, path, 'memberships_statement_notice', { inputs });
	}
};
