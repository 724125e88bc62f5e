import { findTown } from '#rooms/places/gazetteer.ts';
import type { ClusterDraft } from './cluster.ts';

export type Place = Pick<ClusterDraft, 'country' | 'region' | 'town' | 'latitude' | 'longitude'>;

/** Region and coordinates follow from the town; a region that was chosen wins. */
export async function placeOfTown({
	country,
	region,
	town
}: {
	country: string;
	region: string | null;
	town: string | null;
}): Promise<Place & { isKnown: boolean }> {
	const found = town ? await findTown(town, country) : undefined;
	return {
		country,
		town,
		region: region ?? found?.region ?? null,
		latitude: found?.latitude ?? null,
		longitude: found?.longitude ?? null,
		isKnown: !town || found !== undefined || region !== null
	};
}
