import { refuse } from '#platform/outcome.ts';
import { standsFor } from '#rooms/governance/access.ts';
import { findLateChange } from '#rooms/governance/agenda.server.ts';
import { choiceName, modeName } from '#rooms/governance/governance-words.ts';
import { fieldsOfSitting, sittingIn } from '#rooms/governance/sitting-fields.ts';
import { listVoters } from '#rooms/governance/sitting-record.server.ts';
import { loadLife, takeAct } from '#rooms/governance/sitting-state.server.ts';
import {
	callOffSitting,
	changeSitting,
	conveneSitting,
	openSitting
} from '#rooms/governance/sitting.server.ts';
import { isNoticeShort, sittingModes, stageOf } from '#rooms/governance/sitting.ts';
import { castVote } from '#rooms/governance/vote.server.ts';
import { choices } from '#rooms/governance/vote.ts';
import { presenceIn } from '#rooms/governance/voting-life.ts';
import { describeOwner, preparing, sittingOf, voting } from '../../../governance-page.server.ts';
import { describeAgenda, describeOwnVotes } from '../../../sitting-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const { sitting, voters } = await sittingOf(event);
	const { original } = await describeOwner(event, sitting);
	const life = await loadLife(db, sitting.id);
	const asks = (name: string) => event.url.searchParams.has(name);
	const isAhead = ['planned', 'convened'].includes(stageOf(sitting));
	return {
		agenda: await describeAgenda(db, { id: sitting.id, life }, { locale, original }),
		changedLate: await findLateChange(db, sitting.id),
		own: describeOwnVotes(actor, { voters, life }, locale),
		choices: choices.map((value) => ({ value, label: choiceName(value, locale) })),
		presence: presenceIn(life),
		mayJoin: sitting.mode === 'online' || sitting.mode === 'hybrid',
		voters: voters.length,
		isChanging: asks('change') && isAhead,
		isCallingOff: asks('off') && isAhead,
		isNoticeShort: isNoticeShort(sitting.convenedAt ?? now, sitting.startsAt, sitting.noticeDays),
		noticeDays: sitting.noticeDays,
		edition: sitting.edition,
		values: fieldsOfSitting(sitting),
		zones: Intl.supportedValuesOf('timeZone'),
		modes: sittingModes.map((value) => ({ value, label: modeName(value, locale) })),
		openedBy: { chair: sitting.chairName, secretary: sitting.secretaryName }
	};
};

const occasion = ({ now, origin }: { now: Date; origin: string }) => ({ now, origin });

export const actions: Actions = {
	change: preparing((tx, actor, asked) => {
		const read = sittingIn(asked.text);
		if (!read.draft) return Promise.resolve(refuse(read.reason));
		const { id, text } = asked;
		const change = { id, edition: Number(text('edition')), draft: read.draft };
		return changeSitting(tx, actor, { ...change, occasion: occasion(asked) });
	}, 'governance_sitting_saved'),
	convene: preparing(
		(tx, actor, asked) => conveneSitting(tx, actor, { id: asked.id, occasion: occasion(asked) }),
		'governance_convened'
	),
	off: preparing(
		(tx, actor, asked) =>
			callOffSitting(tx, actor, {
				id: asked.id,
				reason: asked.text('reason').slice(0, 1000),
				occasion: occasion(asked)
			}),
		'governance_called_off'
	),
	open: preparing(
		(tx, actor, { id, text, now }) =>
			openSitting(tx, actor, {
				...{ id, now },
				chairName: text('chair').slice(0, 200),
				secretaryName: text('secretary').slice(0, 200)
			}),
		'governance_opened',
		'/attendance'
	),
	close: preparing(
		(tx, actor, { id, now }) => takeAct(tx, actor, { sittingId: id, act: { act: 'close' }, now }),
		'governance_closed',
		'/minutes'
	),
	join: voting(async (tx, actor, { id, idIn, now }) => {
		const voter = (await listVoters(tx, id)).find((one) => one.id === idIn('voter'));
		if (!voter || !standsFor(actor, voter)) return refuse('not_your_vote');
		return takeAct(tx, actor, { sittingId: id, act: { act: 'arrive', voterId: voter.id }, now });
	}, 'governance_joined'),
	vote: voting((tx, actor, { id, idIn, text, now }) => {
		const choice = choices.find((one) => one === text('choice'));
		if (!choice) return Promise.resolve(refuse('choice_missing'));
		const vote = { resolutionId: idIn('resolution'), voterId: idIn('voter'), choice };
		return castVote(tx, actor, { sittingId: id, ...vote, now });
	}, 'governance_voted_notice')
};
