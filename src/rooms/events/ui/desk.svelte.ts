import { attendanceOf, toSend, type DeskList, type Note } from '../check-in.ts';
import { noMemory, openMemory, type DeskMemory } from './desk-memory.ts';

export type Connection = 'online' | 'offline' | 'signed_out';
type Merged = { taken: string[]; strange: string[] };

const mostAtOnce = 100;
const lookEveryMs = 4_000;

/** The desk in the browser: what it notes counts at once, and is sent as soon as the network is there. */
export class Desk {
	list = $state.raw<DeskList>({ edition: '', readAt: 0, people: [], here: [] });
	notes = $state.raw<readonly Note[]>([]);
	strange = $state.raw<readonly string[]>([]);
	connection = $state<Connection>('online');
	attendance = $derived(attendanceOf(this.list.here, this.notes));

	readonly #eventId: string;
	readonly #address: string;
	#memory: DeskMemory = noMemory();
	#sending: Promise<void> | null = null;
	#isStale = false;

	constructor(list: DeskList, { eventId, address }: { eventId: string; address: string }) {
		this.list = list;
		this.#eventId = eventId;
		this.#address = address;
	}

	/** Takes up what was kept, and goes on looking until it is closed. */
	open(): () => void {
		void this.#takeUp();
		const look = () => void this.send();
		const timer = setInterval(() => document.visibilityState === 'visible' && look(), lookEveryMs);
		addEventListener('online', look);
		return () => {
			clearInterval(timer);
			removeEventListener('online', look);
		};
	}

	async #takeUp(): Promise<void> {
		try {
			this.#memory = await openMemory(this.#eventId);
		} catch {
			// A private window keeps nothing; the desk works until it is closed.
		}
		const [kept, notes] = [await this.#memory.list(), await this.#memory.notes()];
		this.notes = [...notes, ...this.notes];
		if (kept && kept.readAt > this.list.readAt) this.list = kept;
		else await this.#memory.keepList(this.list);
		await this.send();
	}

	async note(note: Pick<Note, 'kind' | 'registrationId' | 'sessionId'>): Promise<void> {
		const made = { ...note, id: crypto.randomUUID(), at: Date.now() };
		this.notes = [...this.notes, made];
		await this.#memory.keep(made);
		await this.send();
	}

	/** One at a time; whatever is noted meanwhile follows. */
	send(): Promise<void> {
		this.#isStale = true;
		this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
		return this.#sending;
	}

	async #sendAll(): Promise<void> {
		while (this.#isStale) {
			this.#isStale = false;
			try {
				const merged = await this.#deliver();
				await this.#look(merged);
				this.connection = 'online';
			} catch (failure) {
				this.connection = failure instanceof SignedOut ? 'signed_out' : 'offline';
			}
		}
	}

	async #deliver(): Promise<Merged> {
		const notes = this.notes.filter(({ id }) => !this.strange.includes(id)).slice(0, mostAtOnce);
		if (notes.length === 0) return { taken: [], strange: [] };
		const now = Date.now();
		const answer = await ask(this.#address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ device: deviceName(), notes: notes.map((one) => toSend(one, now)) })
		});
		this.#isStale ||= this.notes.length > notes.length + this.strange.length;
		return answer.json() as Promise<Merged>;
	}

	/** Notes are forgotten only once the list has come that holds them. */
	async #look({ taken, strange }: Merged): Promise<void> {
		const answer = await ask(`${this.#address}?edition=${encodeURIComponent(this.list.edition)}`);
		if (answer.status === 200) {
			this.list = (await answer.json()) as DeskList;
			await this.#memory.keepList(this.list);
		}
		this.strange = [...this.strange, ...strange];
		this.notes = this.notes.filter(({ id }) => !taken.includes(id));
		await this.#memory.drop(taken);
	}

	async forget(): Promise<void> {
		await this.#memory.forget();
		this.#memory = noMemory();
	}
}

class SignedOut extends Error {}

async function ask(address: string, request: RequestInit = {}): Promise<Response> {
	const answer = await fetch(address, { ...request, redirect: 'manual', cache: 'no-store' });
	if (answer.type === 'opaqueredirect' || [401, 403].includes(answer.status)) throw new SignedOut();
	if (!answer.ok) throw new Error(`the house answered ${answer.status}`);
	return answer;
}

const deviceKey = 'osnova.desk';

function deviceName(): string {
	try {
		const known = localStorage.getItem(deviceKey);
		if (known) return known;
		const fresh = crypto.randomUUID().slice(0, 8);
		localStorage.setItem(deviceKey, fresh);
		return fresh;
	} catch {
		return 'browser';
	}
}
