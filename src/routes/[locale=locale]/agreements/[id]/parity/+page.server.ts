import { compareClause } from '#rooms/agreements/clause-edit.server.ts';
import { actingOnAgreement } from '../../../../agreement-page.server.ts';
import { loadParity } from '../../../../agreement-parity.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadParity(event);

export const actions: Actions = {
	compared: actingOnAgreement(
		(tx, actor, { agreementId, now, id, text }) =>
			compareClause(tx, actor, { agreementId, now, key: id('key'), base: text('base') }),
		{ may: ({ mayDraft }) => mayDraft, page: 'parity' }
	)
};
