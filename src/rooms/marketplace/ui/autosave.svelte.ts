import { fieldNames, fieldsIn } from '../entry-fields.ts';
import { keepWaiting, readWaiting, waitingKey } from './waiting.ts';

export type Beginning = {
	/** Of the draft: made by the server, the same when the form comes back with problems. */
	id: string;
	entryId: string | null;
	personId: string;
	baseEdition: number;
	revision: number;
	/** Where drafts are kept. */
	href: string;
};

type Fields = Record<string, string>;
type Answer =
	{ ok: true; revision: number } | { ok: false; reason: string; revision?: number; typed?: Fields };

const pauseMs = 1_200;
const retryMs = 5_000;

/**
 * Keeps what is typed: on the server when there is a network, in the browser until then. It sends after
 * a pause in typing, one request at a time, and never again what is kept already.
 */
export class Autosave {
	state = $state<'quiet' | 'kept' | 'waits' | 'elsewhere'>('quiet');
	/** Milliseconds since 1970. */
	keptAt = $state<number>();
	/** What stands in the form; nothing before the first key. */
	typed = $state<Fields>();

	#beginning: Beginning;
	#revision: number;
	#form: HTMLFormElement | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isSending = false;
	#lastKept = '';
	#theirs: { revision: number; typed: Fields } | undefined;

	constructor(beginning: Beginning) {
		this.#beginning = beginning;
		this.#revision = beginning.revision;
	}

	/** Follows a form while it is on the page. */
	follow(form: HTMLFormElement): () => void {
		this.#form = form;
		this.#lastKept = JSON.stringify(this.#read());
		this.#takeWaiting();
		const typed = () => this.#hasTyped();
		const online = () => this.#later(0);
		form.addEventListener('input', typed);
		form.addEventListener('change', typed);
		addEventListener('online', online);
		return () => {
			clearTimeout(this.#timer);
			form.removeEventListener('input', typed);
			form.removeEventListener('change', typed);
			removeEventListener('online', online);
		};
	}

	/** The form is sent as a whole; what waits in the browser does so until it has arrived. */
	leave(): void {
		clearTimeout(this.#timer);
		keepWaiting(localStorage, this.#key, { sentAs: this.#sentAs, typed: this.#read() });
	}

	keepMine(): void {
		if (this.#theirs) this.#revision = this.#theirs.revision;
		this.state = 'quiet';
		this.#later(0);
	}

	takeTheirs(): void {
		if (!this.#theirs) return;
		const { revision, typed } = this.#theirs;
		this.#revision = revision;
		this.#write(typed);
		this.#lastKept = JSON.stringify(this.#read());
		this.state = 'kept';
		this.keptAt = Date.now();
	}

	get #key(): string {
		const { personId, entryId } = this.#beginning;
		return waitingKey(personId, entryId);
	}

	/** What becomes of it: the entry that is changed, or the one that the draft turns into. */
	get #sentAs(): string {
		return this.#beginning.entryId ?? this.#beginning.id;
	}

	#read(): Fields {
		return this.#form ? fieldsIn(new FormData(this.#form)) : {};
	}

	#hasTyped(): void {
		this.typed = this.#read();
		if (this.state === 'elsewhere') return;
		keepWaiting(localStorage, this.#key, { typed: this.typed });
		this.#later(pauseMs);
	}

	#later(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), ms);
	}

	async #send(): Promise<void> {
		const typed = this.#read();
		const json = JSON.stringify(typed);
		if (this.#isSending) return this.#later(pauseMs);
		if (json === this.#lastKept || this.state === 'elsewhere') return;
		this.#isSending = true;
		try {
			this.#take(await this.#ask(typed), json);
		} catch {
			this.state = 'waits';
			this.#later(retryMs);
		} finally {
			this.#isSending = false;
		}
	}

	async #ask(typed: Fields): Promise<Answer> {
		const { id, entryId, baseEdition, href } = this.#beginning;
		const answer = await fetch(href, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ id, entryId, baseEdition, revision: this.#revision, typed })
		});
		if (answer.status >= 500) throw new Error(String(answer.status));
		return (await answer.json()) as Answer;
	}

	#take(answer: Answer, json: string): void {
		if (answer.ok) {
			this.#revision = answer.revision;
			this.#lastKept = json;
			this.keptAt = Date.now();
			this.state = 'kept';
			localStorage.removeItem(this.#key);
		} else if (answer.reason === 'draft_in_another_tab' && answer.typed) {
			this.#theirs = { revision: answer.revision ?? 0, typed: answer.typed };
			this.state = 'elsewhere';
		} else this.state = 'waits';
	}

	/** What a lost network or a closed tab left in this browser. */
	#takeWaiting(): void {
		const waiting = readWaiting(localStorage, this.#key);
		if (!waiting) return;
		keepWaiting(localStorage, this.#key, waiting);
		this.#write(waiting.typed);
		this.typed = this.#read();
		this.#later(0);
	}

	#write(fields: Fields): void {
		for (const name of fieldNames) {
			const value = fields[name] ?? '';
			for (const control of this.#form?.querySelectorAll<HTMLInputElement>(
				`[name="${CSS.escape(name)}"]`
			) ?? []) {
				if (control.type === 'checkbox')
					control.checked = value.split(', ').includes(control.value);
				else if (control.type === 'radio') control.checked = control.value === value;
				else control.value = value;
			}
		}
	}
}
