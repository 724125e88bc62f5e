import { error } from '@sveltejs/kit';

export function load() {
	if (!import.meta.env.DEV) error(404);
	return {
		person: { name: 'Maria Nowak' },
		actingFor: { name: 'Elena Petrova' },
		notice: { kind: 'success' as const, text: 'Saved.' }
	};
}
