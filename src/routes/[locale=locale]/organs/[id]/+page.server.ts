import { refuse } from '#platform/outcome.ts';
import {
	compositionName,
	majorityName,
	modeName,
	stageName,
	weightingName
} from '#rooms/governance/governance-words.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { mayPrepare } from '#rooms/governance/access.ts';
import { listSittings } from '#rooms/governance/sitting-record.server.ts';
import { sittingIn } from '#rooms/governance/sitting-fields.ts';
import { planSitting } from '#rooms/governance/sitting.server.ts';
import { sittingModes, stageOf } from '#rooms/governance/sitting.ts';
import { describeOwner, keepingOrgan, organOf } from '../../../governance-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, actor, person } = event.locals;
	const organ = await organOf(event);
	const { original } = await describeOwner(event, organ);
	const isPreparing = mayPrepare(actor, organ);
	const sittings = await listSittings(db, organ.id);
	return {
		tasks: textIn(organ.tasks, locale, original),
		rules: {
			composition: compositionName(organ.composition, locale),
			majority: majorityName(organ.majority, locale),
			weighting: weightingName(organ.weighting, locale),
			quorumPercent: organ.quorumPercent,
			noticeDays: organ.noticeDays,
			proxiesEach: organ.proxiesEach,
			termMonths: organ.termMonths
		},
		sittings: sittings
			.filter(({ convenedAt }) => isPreparing || convenedAt)
			.map((sitting) => ({
				id: sitting.id,
				number: sitting.number,
				name: textIn(sitting.names, locale, original),
				startsAt: sitting.startsAt,
				endsAt: sitting.endsAt,
				timeZone: sitting.timeZone,
				mode: modeName(sitting.mode, locale),
				stage: stageOf(sitting),
				stageName: stageName(stageOf(sitting), locale)
			})),
		original,
		timeZone: person?.timeZone ?? 'Europe/Warsaw',
		zones: Intl.supportedValuesOf('timeZone'),
		modes: sittingModes.map((value) => ({ value, label: modeName(value, locale) }))
	};
};

export const actions: Actions = {
	plan: keepingOrgan(
		(tx, actor, { id: organId, text, now }) => {
			const read = sittingIn(text);
			return read.draft
				? planSitting(tx, actor, { organId, draft: read.draft, now })
				: Promise.resolve(refuse(read.reason));
		},
		'governance_planned',
		(_, id) => `/sittings/${String(id)}/agenda`
	)
};
