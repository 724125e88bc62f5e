import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { AllianceRecord } from '#rooms/alliances/alliance-record.server.ts';
import { listOrganisationPlaces } from '#rooms/organisations/organisation-place.server.ts';
import { europeFrame } from '#rooms/places/europe-frame.ts';
import { placeOnMap } from '#rooms/places/map.ts';
import { groupSpots } from '#rooms/places/pins.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

const pinRadius = 14;

/** Europe with an alliance's parties pinned where they sit. */
export async function loadAllianceMap(
	db: Database,
	parties: AllianceRecord['parties'],
	locale: Locale
) {
	const organisations = parties.flatMap(({ organisation }) => organisation ?? []);
	const clusters = parties.flatMap(({ cluster }) => cluster ?? []);
	const places = await listOrganisationPlaces(
		db,
		organisations.map(({ id }) => id)
	);
	const links = new Map([
		...organisations.map((one) => [one.id, organisationLink(one, locale)] as const),
		...clusters.map((one) => [one.id, clusterLink(one, locale)] as const)
	]);
	const spots = [...places, ...clusters].flatMap(({ id, longitude, latitude }) => {
		const spot =
			longitude !== null && latitude !== null ? placeOnMap(longitude, latitude) : undefined;
		return spot ? [{ id, ...spot }] : [];
	});
	const counts: Record<string, number> = {};
	for (const { country } of [...organisations, ...clusters])
		counts[country] = (counts[country] ?? 0) + 1;
	return {
		frame: await europeFrame(locale),
		counts,
		pins: groupSpots(spots, pinRadius).map(({ x, y, ids }) => {
			const names = ids.flatMap((id) => links.get(id)?.name ?? []);
			const href = links.get(ids[0] ?? '')?.href ?? '';
			return { x, y, count: ids.length, label: names.join(', '), href };
		})
	};
}
