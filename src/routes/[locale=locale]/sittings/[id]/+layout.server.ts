import { mayPrepare } from '#rooms/governance/access.ts';
import { modeName, stageName } from '#rooms/governance/governance-words.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { stageOf } from '#rooms/governance/sitting.ts';
import { describeOwner, sittingOf } from '../../../governance-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { actor, locale } = event.locals;
	const { sitting } = await sittingOf(event);
	const owner = await describeOwner(event, sitting);
	const stage = stageOf(sitting);
	return {
		head: {
			id: sitting.id,
			number: sitting.number,
			name: textIn(sitting.names, locale, owner.original),
			organ: { id: sitting.organId, name: textIn(sitting.organNames, locale, owner.original) },
			owner,
			startsAt: sitting.startsAt,
			endsAt: sitting.endsAt,
			timeZone: sitting.timeZone,
			mode: sitting.mode,
			modeName: modeName(sitting.mode, locale),
			place: sitting.place,
			onlineUrl: sitting.onlineUrl,
			stage,
			stageName: stageName(stage, locale),
			reason: sitting.reason,
			mayPrepare: mayPrepare(actor, sitting)
		}
	};
};
