import { error } from '@sveltejs/kit';
import { isId } from '#platform/ids.ts';
import { mayPrepare } from '#rooms/governance/access.ts';
import { blocksOf } from '#rooms/governance/minutes-draft.ts';
import {
	approveMinutes,
	changeMinutes,
	digestOf,
	draftMinutesOf,
	findMinutes
} from '#rooms/governance/minutes.server.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { listRegister } from '#rooms/governance/resolution.server.ts';
import { titledIn } from '#rooms/governance/reader-text.ts';
import { openHouse } from '../../../../../house.server.ts';
import { preparing, sittingOf } from '../../../../governance-page.server.ts';
import { renderMinutes } from '../../../../minutes-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale } = event.locals;
	const { sitting } = await sittingOf(event);
	const minutes = await findMinutes(db, sitting.id);
	const isPreparing = mayPrepare(actor, sitting);
	const isShown = minutes && (isPreparing || minutes.approvedAt);
	const adopted = isPreparing && !minutes?.approvedAt ? await listAdopted() : [];
	async function listAdopted() {
		const register = await listRegister(db, sitting, { publicOnly: false, limit: 300 });
		return register.filter(
			({ organId, outcome }) => organId === sitting.organId && outcome === 'adopted'
		);
	}
	return {
		isApproving: event.url.searchParams.has('approve'),
		resolutions: adopted.map((one) => ({
			value: one.id,
			label: `${resolutionNumber(one)} ${titledIn(one.texts, locale, one.originalLocale).title}`
		})),
		minutes: isShown
			? {
					lang: minutes.locale,
					text: minutes.text,
					blocks: blocksOf(minutes.text),
					edition: minutes.edition,
					approvedAt: minutes.approvedAt,
					resolutionId: minutes.resolutionId,
					digest: minutes.digest,
					isTrue: minutes.digest === null || minutes.digest === digestOf(minutes)
				}
			: null
	};
};

export const actions: Actions = {
	draft: preparing(
		(tx, actor, { id: sittingId, now }) => draftMinutesOf(tx, actor, { sittingId, now }),
		'governance_minutes_drafted',
		'/minutes'
	),
	change: preparing(
		(tx, actor, { id: sittingId, text, now }) =>
			changeMinutes(tx, actor, {
				...{ sittingId, now },
				text: text('text').slice(0, 200_000).replaceAll('\r\n', '\n'),
				edition: Number(text('edition'))
			}),
		'governance_saved',
		'/minutes'
	),
	approve: preparing(
		async (tx, actor, { id: sittingId, text, now }) => {
			const known = await findMinutes(tx, sittingId);
			if (!known) error(404, { message: 'no minutes', reason: 'not_found' });
			const { files } = await openHouse();
			const approved = { locale: known.locale, now, approvedAt: now, digest: digestOf(known) };
			const paper = { files, pdf: await renderMinutes(tx, known, approved) };
			const resolutionId = isId(text('resolution')) ? text('resolution') : null;
			const edition = Number(text('edition'));
			return approveMinutes(tx, actor, { sittingId, resolutionId, edition, now, paper });
		},
		'governance_minutes_approved',
		'/minutes'
	)
};
