import { refuse } from '#platform/outcome.ts';
import { dayOf, isDay } from '#platform/calendar-day.ts';
import { organIn } from '#rooms/governance/organ-fields.ts';
import { changeOrgan, dissolveOrgan } from '#rooms/governance/organ.server.ts';
import { describeOwner, keepingOrgan, preparedOrgan } from '../../../../governance-page.server.ts';
import { organChoices } from '../../../../managed-organs.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const organ = await preparedOrgan(event);
	const { original } = await describeOwner(event, organ);
	const texts = (field: string, of: Record<string, string | undefined>) =>
		Object.entries(of).map(([locale, text]) => [`${field}.${locale}`, text ?? '']);
	return {
		original,
		today: dayOf(event.locals.now),
		isDissolving: event.url.searchParams.has('dissolve'),
		edition: organ.edition,
		choices: organChoices(organ.ownerKind, event.locals.locale),
		values: {
			...Object.fromEntries([...texts('name', organ.names), ...texts('tasks', organ.tasks)]),
			kind: organ.kind,
			composition: organ.composition,
			majority: organ.majority,
			weighting: organ.weighting,
			quorum: String(organ.quorumPercent),
			notice: String(organ.noticeDays),
			proxies: String(organ.proxiesEach),
			term: organ.termMonths === null ? '' : String(organ.termMonths),
			established: organ.establishedOn
		} as Record<string, string>
	};
};

export const actions: Actions = {
	change: keepingOrgan((tx, actor, { id, text }) => {
		const read = organIn(text);
		if (!read.draft) return Promise.resolve(refuse(read.reason));
		return changeOrgan(tx, actor, { id, edition: Number(text('edition')), draft: read.draft });
	}, 'governance_saved'),
	dissolve: keepingOrgan((tx, actor, { id, text, now }) => {
		if (!isDay(text('on'))) return Promise.resolve(refuse('date_missing'));
		return dissolveOrgan(tx, actor, { id, on: text('on'), now });
	}, 'governance_dissolved')
};
