import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { arrive, giveProxy, weighVoters } from '#rooms/governance/attendance.server.ts';
import { wholeIn } from '#rooms/governance/organ-fields.ts';
import { loadLife, lockSitting, takeAct } from '#rooms/governance/sitting-state.server.ts';
import { renewVoters } from '#rooms/governance/voters.server.ts';
import { isRepresented, presenceIn } from '#rooms/governance/voting-life.ts';
import { openHouse } from '../../../../../house.server.ts';
import { preparedSitting, preparing, sittingOf } from '../../../../governance-page.server.ts';
import { pictureIn } from '../../../../file-in.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const sitting = await preparedSitting(event);
	const [{ voters }, life] = await Promise.all([
		sittingOf(event),
		loadLife(event.locals.db, sitting.id)
	]);
	const names = new Map(voters.map(({ id, name }) => [id, name]));
	const { weighting, proxiesEach, quorumPercent, openedAt } = sitting;
	return {
		presence: presenceIn(life),
		quorumPercent,
		proxiesEach,
		hasWeights: weighting === 'weights',
		mayWeigh: weighting === 'weights' && !openedAt,
		givingProxy: voters.find(({ id }) => id === event.url.searchParams.get('proxy')) ?? null,
		voters: voters.map((voter) => {
			const state = life.voters[voter.id];
			return {
				id: voter.id,
				name: voter.name,
				delegateName: voter.delegateName,
				weight: voter.weight,
				arrivedAt: voter.arrivedAt,
				leftAt: voter.leftAt,
				isPresent: state?.isPresent ?? false,
				isRepresented: Boolean(state && isRepresented(life, state)),
				hasRight: voter.lostRightAt === null,
				holder: names.get(voter.proxyHolderId ?? '') ?? null,
				hasPaper: voter.proxyFileId !== null
			};
		})
	};
};

export const actions: Actions = {
	arrive: preparing(
		(tx, actor, { id: sittingId, idIn, text, now }) =>
			arrive(tx, actor, { sittingId, voterId: idIn('voter'), delegateName: text('delegate'), now }),
		'governance_saved',
		'/attendance'
	),
	leave: preparing(
		(tx, actor, { id: sittingId, idIn, now }) =>
			takeAct(tx, actor, { sittingId, act: { act: 'leave', voterId: idIn('voter') }, now }),
		'governance_saved',
		'/attendance'
	),
	proxy: preparing(
		async (tx, actor, { id: sittingId, idIn, text, form, now }) => {
			const holderId = isId(text('holder')) ? text('holder') : null;
			const paper = await pictureIn(form, 'paper');
			const { files } = await openHouse();
			const proxy = { voterId: idIn('voter'), holderId, paper, files };
			return giveProxy(tx, actor, { sittingId, ...proxy, now });
		},
		'governance_saved',
		'/attendance'
	),
	weigh: preparing(
		(tx, actor, { id: sittingId, form, text, now }) => {
			const names = [...form.keys()].filter((name) => isId(name));
			const weights = names.map((name) => [name, wholeIn(text(name), 0, 1_000_000)] as const);
			const known = new Map(weights.flatMap(([id, w]) => (w === null ? [] : [[id, w] as const])));
			if (known.size < weights.length) return Promise.resolve(refuse('weight_wrong'));
			return weighVoters(tx, actor, { sittingId, weights: known, now });
		},
		'governance_saved',
		'/attendance'
	),
	renew: preparing(
		async (tx, actor, { id, now }) => {
			const sitting = await lockSitting(tx, id);
			if (!sitting) return refuse('sitting_unknown');
			return renewVoters(tx, actor, { sitting, now, withNew: true });
		},
		'governance_saved',
		'/attendance'
	)
};
