import type { Entry } from '#platform/journal/journal.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import type { Act, Life } from './sitting-act.ts';
import { applyAct } from './sitting-life.ts';

const deeds: Record<Act['act'], Entry['deed']> = {
	enlist: 'sitting.voters_enlisted',
	lose_right: 'sitting.right_lost',
	weigh: 'sitting.weight_set',
	arrive: 'sitting.arrived',
	leave: 'sitting.left',
	give_proxy: 'sitting.proxy_given',
	open: 'sitting.opened',
	close: 'sitting.closed',
	call_off: 'sitting.called_off',
	open_vote: 'vote.opened',
	cast: 'vote.cast',
	close_vote: 'vote.closed'
};

/** The act as the journal keeps it; of a secret ballot without what was on it. */
export function deedOf(sittingId: string, act: Act, life: Life): Entry {
	return {
		deed: deeds[act.act],
		subject: { kind: 'sitting', id: sittingId },
		isPublic: act.act === 'close_vote',
		details: detailsOf(act, life)
	};
}

function detailsOf(act: Act, life: Life): Record<string, unknown> {
	if (act.act === 'cast' && life.polls[act.resolutionId]?.isSecret) return { ...act, choice: null };
	if (act.act !== 'close_vote') return { ...act };
	const poll = life.polls[act.resolutionId];
	return {
		...act,
		...(poll?.isSecret && { box: poll.box }),
		outcome: poll?.outcome,
		count: poll?.count
	};
}

type Deed = { deed: string; details: Record<string, unknown> };

/** The sitting as its deeds alone tell it, judged again from the first to the last. */
export function lifeFromDeeds(start: Life, listed: readonly Deed[]): Outcome<Life> {
	let life: Outcome<Life> = accept(start);
	for (const { details } of listed) {
		if (!life.ok) return life;
		if (typeof details.act === 'string') life = applyAct(life.value, actIn(details));
	}
	return life;
}

function actIn(details: Record<string, unknown>): Act {
	const moment = (name: string) =>
		typeof details[name] === 'string' ? { [name]: new Date(details[name]) } : {};
	return { ...details, ...moment('at'), ...moment('closesAt') } as unknown as Act;
}
