import { mayPrepare } from '#rooms/governance/access.ts';
import { organKindName } from '#rooms/governance/governance-words.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { describeOwner, organOf } from '../../../governance-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { actor, locale } = event.locals;
	const organ = await organOf(event);
	const owner = await describeOwner(event, organ);
	return {
		head: {
			id: organ.id,
			name: textIn(organ.names, locale, owner.original),
			kind: organKindName(organ.kind, locale),
			dissolvedOn: organ.dissolvedOn,
			owner,
			mayPrepare: mayPrepare(actor, organ)
		}
	};
};
