import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SearchMemory, type MemoryAnswer, type MemoryQuestion } from './memory.ts';
import { nameOf, type Subject } from './subjects.ts';

const channel = 'osnova_search';
/** So many rows are read at once: questions wait no longer than for these. */
const lot = 500;
/** What has changed is read so soon even when nobody asks. */
const soonMs = 100;

const read = `select subject_kind as "subjectKind", subject_id as "subjectId", country, region, kinds,
	counted_sectors as sectors, labels, is_dormant as "isDormant", words::text as words
	from search_entry`;

/**
 * A memory of all that can be found, kept as the database has it: read once, and then each subject
 * whose change a trigger tells of. Ends when its connection does; whoever keeps it then begins anew.
 */
export class KeptMemory {
	private client: pg.Client;
	private memory = new SearchMemory();
	/** Told to have changed and not yet read anew. */
	private changed = new Set<string>();
	private heard = new Map<string, () => void>();
	private following: Promise<void> | undefined;
	private soon: NodeJS.Timeout | undefined;
	private hearing = { changes: 0, isDone: Promise.resolve() };

	constructor(url: string, onEnd: (failure?: Error) => void) {
		this.client = new pg.Client({
			connectionString: url,
			keepAlive: true,
			application_name: 'osnova search'
		});
		this.client.on('error', onEnd);
		this.client.on('end', () => onEnd());
		this.client.on('notification', ({ payload = '' }) => this.hear(payload));
	}

	/** Reads everything; what changes meanwhile is read again. */
	async open(): Promise<void> {
		await this.client.connect();
		await this.client.query(`listen ${channel}`);
		let after: readonly [string, string] = ['', '00000000-0000-0000-0000-000000000000'];
		for (;;) {
			const { rows } = await this.client.query<Subject>(
				`${read} where (subject_kind, subject_id) > ($1, $2)
				order by subject_kind, subject_id limit ${lot}`,
				[...after]
			);
			for (const row of rows) this.memory.put(row);
			const last = rows.at(-1);
			if (!last || rows.length < lot) break;
			after = [last.subjectKind, last.subjectId];
		}
		await this.follow();
	}

	close(): Promise<void> {
		return this.client.end();
	}

	isWorn(): boolean {
		return this.memory.isWorn();
	}

	/** Knows everything that was committed before whoever asks had counted so many changes. */
	async answer(question: MemoryQuestion, changes: number): Promise<MemoryAnswer | undefined> {
		if (changes > this.hearing.changes) this.hearing = { changes, isDone: this.hearAll() };
		await this.hearing.isDone;
		await this.follow();
		return this.memory.answer(question);
	}

	private hear(payload: string): void {
		const waiting = this.heard.get(payload);
		if (waiting) return waiting();
		if (payload.startsWith('#')) return;
		for (const name of payload.split(',')) this.changed.add(name);
		// Whoever asks next should not have to wait for it.
		this.soon ??= setTimeout(() => {
			this.soon = undefined;
			this.follow().catch(() => undefined);
		}, soonMs);
	}

	/** Words of changes come in the order of commits: when our own has come, all before it have. */
	private async hearAll(): Promise<void> {
		const token = `#${randomUUID()}`;
		const heard = new Promise<void>((done) => this.heard.set(token, done));
		await this.client.query('select pg_notify($1, $2)', [channel, token]);
		await heard;
		this.heard.delete(token);
	}

	/** Reads anew what has changed; one at a time, as otherwise an older row might come last. */
	private async follow(): Promise<void> {
		while (this.changed.size > 0 || this.following) {
			this.following ??= this.readChanged().finally(() => (this.following = undefined));
			await this.following;
		}
	}

	private async readChanged(): Promise<void> {
		const names = [...this.changed].slice(0, lot);
		for (const name of names) this.changed.delete(name);
		const [kinds, ids] = [0, 1].map((part) => names.map((name) => name.split(' ')[part]));
		const { rows } = await this.client.query<Subject>(
			`${read} join unnest($1::text[], $2::uuid[]) as asked (subject_kind, subject_id)
				using (subject_kind, subject_id)`,
			[kinds, ids]
		);
		const there = new Set(rows.map(nameOf));
		for (const row of rows) this.memory.put(row);
		for (const name of names) if (!there.has(name)) this.memory.remove(name);
	}
}
