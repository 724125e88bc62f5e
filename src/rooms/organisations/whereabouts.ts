import { findTown, type Town } from '#rooms/places/gazetteer.ts';
import { findRegion } from '#rooms/places/regions.ts';
import type { OrganisationDraft } from './organisation.ts';

type Place = Pick<OrganisationDraft, 'country' | 'region' | 'town' | 'latitude' | 'longitude'>;

/**
 * Region and coordinates by the town. A region chosen by hand stays, unless the town has moved
 * away from under it; a town that the gazetteer does not know keeps what was known before.
 */
export function settle<Draft extends Place>(
	draft: Draft,
	town: Pick<Town, 'country' | 'region' | 'latitude' | 'longitude'> | undefined,
	before?: Place
): Draft {
	const hasMoved = !before || before.town !== draft.town || before.country !== draft.country;
	const chosen = draft.region && findRegion(draft.region)?.country === draft.country;
	const isStale = hasMoved && before !== undefined && before.region === draft.region;
	const region =
		chosen && !isStale
			? draft.region
			: (town?.region ?? (isStale ? null : chosen ? draft.region : null));
	if (!hasMoved && before)
		return { ...draft, region, latitude: before.latitude, longitude: before.longitude };
	return {
		...draft,
		region,
		latitude: town?.latitude ?? null,
		longitude: town?.longitude ?? null
	};
}

export async function settleByTown<Draft extends Place>(
	draft: Draft,
	before?: Place
): Promise<Draft> {
	const town = draft.town ? await findTown(draft.town, draft.country) : undefined;
	return settle(draft, town, before);
}
