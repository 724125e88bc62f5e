import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { m } from '#messages';
import { mayOrganise } from '#rooms/events/access.ts';
import { kindName, modeName } from '#rooms/events/event-words.ts';
import { eventKinds, eventModes, ownerKinds, type Owner } from '#rooms/events/event.ts';
import { choicesFor } from './cluster-form.server.ts';
import { listScopes } from './scopes.server.ts';

/** What can be chosen on the form of an event. */
export function eventChoices(locale: Locale) {
	const { countries, regions } = choicesFor(locale);
	return {
		countries,
		regions,
		kinds: eventKinds.map((value) => ({ value, label: kindName(value, locale) })),
		modes: eventModes.map((value) => ({ value, label: modeName(value, locale) })),
		admissions: [
			{ value: 'direct', label: m.events_admission_direct({}, { locale }) },
			{ value: 'approval', label: m.events_admission_approval({}, { locale }) }
		],
		zones: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
	};
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].sort(
	(one, other) => Number(other.startsWith('Europe/')) - Number(one.startsWith('Europe/'))
);

/** In whose name the actor may hold events, as `cluster:<id>`. */
export async function listOwners(db: Database, actor: Actor, locale: Locale) {
	const owners = actor.grants.flatMap(({ scopeKind, scopeId }) => {
		const ownerKind = ownerKinds.find((kind) => kind === scopeKind);
		const owner = ownerKind && scopeId ? { ownerKind, ownerId: scopeId } : undefined;
		return owner && mayOrganise(actor, owner) ? [owner] : [];
	});
	const scopes = await listScopes(
		db,
		owners.map(({ ownerKind, ownerId }) => ({ kind: ownerKind, id: ownerId })),
		locale
	);
	return owners.flatMap(({ ownerKind, ownerId }, at) => {
		const scope = scopes[at];
		return scope ? [{ value: `${ownerKind}:${ownerId}`, label: scope.name }] : [];
	});
}

export function ownerIn(text: string): Owner | undefined {
	const [kind, ownerId = ''] = text.split(':');
	const ownerKind = ownerKinds.find((one) => one === kind);
	return ownerKind && /^[0-9a-f-]{36}$/.test(ownerId) ? { ownerKind, ownerId } : undefined;
}
