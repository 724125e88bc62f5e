import type { DeskList, Note } from '../check-in.ts';

/** What a desk keeps in the browser: the list, and what it has noted and not sent. */
export type DeskMemory = {
	notes(): Promise<Note[]>;
	keep(note: Note): Promise<void>;
	drop(ids: readonly string[]): Promise<void>;
	list(): Promise<DeskList | undefined>;
	keepList(list: DeskList): Promise<void>;
	forget(): Promise<void>;
};

const nameOf = (eventId: string) => `check-in ${eventId}`;

export async function openMemory(eventId: string): Promise<DeskMemory> {
	const db = await opened(nameOf(eventId));
	const store = (name: string, mode: IDBTransactionMode) =>
		db.transaction(name, mode).objectStore(name);
	return {
		notes: async () => {
			const notes = await answer<Note[]>(store('notes', 'readonly').getAll());
			return notes.sort((one, other) => one.at - other.at);
		},
		keep: async (note) => void (await answer(store('notes', 'readwrite').put(note, note.id))),
		drop: async (ids) => {
			for (const id of ids) await answer(store('notes', 'readwrite').delete(id));
		},
		list: () => answer(store('list', 'readonly').get('list')),
		keepList: async (list) => void (await answer(store('list', 'readwrite').put(list, 'list'))),
		forget: async () => {
			db.close();
			await answer(indexedDB.deleteDatabase(nameOf(eventId)));
		}
	};
}

function opened(name: string): Promise<IDBDatabase> {
	const asked = indexedDB.open(name, 1);
	asked.onupgradeneeded = () => {
		asked.result.createObjectStore('notes');
		asked.result.createObjectStore('list');
	};
	return answer(asked);
}

function answer<Value>(asked: IDBRequest<Value>): Promise<Value> {
	return new Promise((done, fail) => {
		asked.onsuccess = () => done(asked.result);
		asked.onerror = () => fail(asked.error ?? new Error('the browser keeps nothing'));
	});
}

/** Where the browser keeps nothing, a desk still works as long as its page is open. */
export function noMemory(): DeskMemory {
	return {
		notes: async () => [],
		keep: async () => undefined,
		drop: async () => undefined,
		list: async () => undefined,
		keepList: async () => undefined,
		forget: async () => undefined
	};
}
