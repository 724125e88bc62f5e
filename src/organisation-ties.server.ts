import type { Database, Transaction } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/ties.ts';
import * as agreements from '#rooms/agreements/ties.server.ts';
import * as alliances from '#rooms/alliances/ties.server.ts';
import * as clusters from '#rooms/clusters/ties.server.ts';
import * as events from '#rooms/events/ties.server.ts';
import * as interest from '#rooms/interest/ties.server.ts';
import * as introductions from '#rooms/introductions/ties.server.ts';
import * as marketplace from '#rooms/marketplace/ties.server.ts';
import * as matching from '#rooms/matching/ties.server.ts';
import * as memberships from '#rooms/memberships/ties.server.ts';
import * as needs from '#rooms/needs/ties.server.ts';
import * as people from '#rooms/people/ties.server.ts';
import * as signing from '#rooms/signing/ties.server.ts';
import * as surveys from '#rooms/surveys/ties.server.ts';

/** Who relies on an organisation: rooms that the organisations may not know meet here. */
export async function askReliance(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, string>> {
	const reliance = await Promise.all([
		named('in_cluster', clusters.listOrganisationsOfClusters(db, ids)),
		named('in_alliance', alliances.listOrganisationsOfAlliances(db, ids)),
		named('in_event', events.listOrganisationsOfEvents(db, ids)),
		named('in_marketplace', marketplace.listOrganisationsOfMarketplace(db, ids)),
		named('in_marketplace', interest.listOrganisationsOfInterest(db, ids)),
		named('has_needs', needs.listOrganisationsOfNeeds(db, ids)),
		named('in_survey', surveys.listOrganisationsOfSurveys(db, ids)),
		named('in_agreement', agreements.listOrganisationsOfAgreements(db, ids)),
		named('in_agreement', signing.listOrganisationsOfSigning(db, ids)),
		named('has_fees', memberships.listOrganisationsOfMemberships(db, ids)),
		named('has_people', people.listOrganisationsOfPeople(db, ids))
	]);
	// Whoever comes first in the list above says why.
	return new Map(reliance.toReversed().flat());
}

const named = async (why: string, ids: Promise<Set<string>>): Promise<[string, string][]> =>
	[...(await ids)].map((id) => [id, why]);

async function moveTies(tx: Transaction, fromId: string, toId: string): Promise<Moved[]> {
	return [
		...(await clusters.moveOrganisation(tx, fromId, toId, memberships.handOver)),
		...(await alliances.moveOrganisation(tx, fromId, toId)),
		...(await events.moveOrganisation(tx, fromId, toId)),
		...(await marketplace.moveOrganisation(tx, fromId, toId)),
		...(await interest.moveOrganisation(tx, fromId, toId)),
		...(await needs.moveOrganisation(tx, fromId, toId)),
		...(await surveys.moveOrganisation(tx, fromId, toId)),
		...(await introductions.moveOrganisation(tx, fromId, toId)),
		...(await matching.moveOrganisation(tx, fromId, toId)),
		...(await agreements.moveOrganisation(tx, fromId, toId)),
		...(await signing.moveOrganisation(tx, fromId, toId)),
		...(await memberships.moveOrganisation(tx, fromId, toId)),
		...(await people.moveOrganisation(tx, fromId, toId))
	];
}

async function putBackTies(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	await clusters.putBackOrganisation(tx, moved);
	await alliances.putBackOrganisation(tx, moved);
	await events.putBackOrganisation(tx, moved);
	await marketplace.putBackOrganisation(tx, moved);
	await interest.putBackOrganisation(tx, moved);
	await needs.putBackOrganisation(tx, moved);
	await surveys.putBackOrganisation(tx, moved);
	await introductions.putBackOrganisation(tx, moved);
	await matching.putBackOrganisation(tx, moved);
	await agreements.putBackOrganisation(tx, moved);
	await signing.putBackOrganisation(tx, moved);
	await memberships.takeBack(tx, moved);
	await memberships.putBackOrganisation(tx, moved);
	await people.putBackOrganisation(tx, moved);
}

/** What others find of these organisations tells where they are, and how large. */
export const retellOrganisations = (
	tx: Transaction,
	organisationIds: readonly string[],
	now: Date
): Promise<void> => marketplace.retellOrganisations(tx, organisationIds, now);

/** All of it, for whoever makes one record of two. */
export const organisationTies = {
	move: moveTies,
	putBack: putBackTies,
	retell: retellOrganisations
};
