import { expect, test } from 'vitest';
import { forgetArrived, keepWaiting, readWaiting, waitingKey } from './waiting.ts';

/** As a browser has it: what lies there are its own keys. */
function aShelf() {
	const shelf: Record<string, unknown> = {};
	const own = {
		getItem: (key: string) => (typeof shelf[key] === 'string' ? shelf[key] : null),
		setItem: (key: string, text: string) => void (shelf[key] = text),
		removeItem: (key: string) => void delete shelf[key]
	};
	for (const [name, value] of Object.entries(own))
		Object.defineProperty(shelf, name, { value, enumerable: false });
	return shelf as typeof own & Record<string, unknown>;
}

const typed = { 'title.pl': 'Dzianina' };
const key = waitingKey('ada', null);

test('what was sent waits until its entry is seen', () => {
	const shelf = aShelf();
	keepWaiting(shelf, key, { typed, sentAs: 'one' });
	expect(readWaiting(shelf, key)).toEqual({ typed });
	forgetArrived(shelf, 'another');
	expect(readWaiting(shelf, key)).toEqual({ typed });
	forgetArrived(shelf, 'one');
	expect(readWaiting(shelf, key)).toBeUndefined();
});

test('what was not sent stays, whichever entry is seen', () => {
	const shelf = aShelf();
	keepWaiting(shelf, waitingKey('ada', 'one'), { typed });
	forgetArrived(shelf, 'one');
	expect(readWaiting(shelf, waitingKey('ada', 'one'))).toEqual({ typed });
});

test.each(['{', 'null', '{"title.pl":"x"}', '[]'])(
	'what nobody can read is dropped: %s',
	(text) => {
		const shelf = aShelf();
		shelf.setItem(key, text);
		forgetArrived(shelf, 'one');
		expect(readWaiting(shelf, key)).toBeUndefined();
		expect(shelf.getItem(key)).toBeNull();
	}
);
