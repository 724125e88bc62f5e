/** What is typed and not yet on the server, kept in the browser: by person, and by entry or as a new one. */
type Waiting = {
	typed: Record<string, string>;
	/** The entry it was sent as; whether it arrived is known when that entry is seen. */
	sentAs?: string;
};

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'osnova.entry.';

export const waitingKey = (personId: string, entryId: string | null): string =>
	`${prefix}${personId}.${entryId ?? 'new'}`;

export const keepWaiting = (shelf: Shelf, key: string, waiting: Waiting): void =>
	shelf.setItem(key, JSON.stringify(waiting));

/** What waits there and was not sent, or was sent and came back to its form. */
export function readWaiting(shelf: Shelf, key: string): { typed: Waiting['typed'] } | undefined {
	try {
		const { typed } = JSON.parse(shelf.getItem(key) ?? 'null') as Waiting;
		if (typeof typed === 'object') return { typed };
	} catch {
		// Written by something else, or by nobody.
	}
	shelf.removeItem(key);
	return undefined;
}

/** Its entry is there to be seen: what was sent as this one has arrived. */
export function forgetArrived(shelf: Shelf & Record<string, unknown>, entryId: string): void {
	for (const key of Object.keys(shelf).filter((one) => one.startsWith(prefix)))
		if (sentAs(shelf, key) === entryId) shelf.removeItem(key);
}

function sentAs(shelf: Shelf, key: string): string | undefined {
	try {
		return (JSON.parse(shelf.getItem(key) ?? 'null') as Waiting | null)?.sentAs;
	} catch {
		return undefined;
	}
}
