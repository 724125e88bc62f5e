import { refuse } from '#platform/outcome.ts';
import { giveApproval, listApprovals } from '#rooms/agreements/approval.server.ts';
import { currentVersion } from '#rooms/agreements/version.server.ts';
import { actingOnAgreement, workedAgreement } from '../../../../agreement-page.server.ts';
import { describeGround, resolutionChoices } from '../../../../resolution-choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { agreement, parties, standing } = await workedAgreement(event);
	const { db, locale } = event.locals;
	const [listed, version] = await Promise.all([
		listApprovals(db, agreement.id),
		currentVersion(db, agreement.id)
	]);
	const approvals = await Promise.all(
		listed.map(async ({ resolutionId, ...given }) => {
			const seesAll = standing.answersFor.includes(given.partyId);
			return { ...given, resolution: await describeGround(db, resolutionId, { locale, seesAll }) };
		})
	);
	const isAsked = agreement.state === 'approval' && Boolean(version?.frozenAt);
	const answering = parties.filter(({ id }) => isAsked && standing.answersFor.includes(id));
	const resolutions = await Promise.all(
		answering.map(
			async ({ id, clusterId }) =>
				[id, clusterId ? await resolutionChoices(db, clusterId, locale) : []] as const
		)
	);
	return {
		isAsked,
		resolutions: Object.fromEntries(resolutions),
		isOver: !['draft', 'negotiation', 'approval'].includes(agreement.state),
		versionNumber: version?.number ?? 0,
		current: approvals.filter(({ versionId }) => versionId === version?.id),
		former: approvals.filter(({ versionId }) => versionId !== version?.id),
		answersFor: standing.answersFor
	};
};

export const actions: Actions = {
	default: actingOnAgreement(
		(tx, actor, { agreementId, now, id, text, day }) => {
			const outcome = text('outcome') === 'declined' ? 'declined' : 'approved';
			const approval = {
				...({ partyId: id('party'), outcome } as const),
				organName: text('organ').slice(0, 200) || null,
				resolutionReference: text('resolution').slice(0, 120) || null,
				resolutionId: text('chosen') ? id('chosen') : null,
				resolvedOn: day('resolved_on'),
				reason: text('reason').slice(0, 2000)
			};
			if (!approval.organName && !approval.resolutionId)
				return Promise.resolve(refuse('organ_missing'));
			return giveApproval(tx, actor, { agreementId, approval, now });
		},
		{
			may: ({ answersFor }, { id }) => answersFor.includes(id('party')),
			page: 'approvals',
			notice: 'agreements_approval_notice'
		}
	)
};
