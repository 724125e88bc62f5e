export function load({ locals }) {
	return {
		person: locals.person && { name: locals.person.name },
		actingFor: locals.actingFor && { name: locals.actingFor.name },
		timeZone: locals.person?.timeZone ?? null,
		now: locals.now
	};
}
