import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { suggestionsFrom } from './page-script.ts';

const lodz = { text: 'Łódź', href: '/pl/search?q=Łódź' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('asks once, after the typing rests', async () => {
	const fetched = vi.fn(async () => Response.json({ suggestions: [lodz], told: '1' }));
	vi.stubGlobal('fetch', fetched);
	const answer = vi.fn();
	const ask = suggestionsFrom('/pl/search/suggestions', answer);
	for (const text of ['Ło', 'Łód', 'Łódź']) ask(text);
	await vi.advanceTimersByTimeAsync(200);
	expect(fetched).toHaveBeenCalledOnce();
	expect(fetched).toHaveBeenCalledWith(
		`/pl/search/suggestions?q=${encodeURIComponent('Łódź')}`,
		expect.anything()
	);
	expect(answer).toHaveBeenLastCalledWith({ suggestions: [lodz], told: '1' });
});

test('a single letter or a server out of reach gives nothing', async () => {
	vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
	const answer = vi.fn();
	const ask = suggestionsFrom('/pl/search/suggestions', answer);
	ask('Ł');
	expect(answer).toHaveBeenLastCalledWith({ suggestions: [], told: '' });
	ask('Łódź');
	await vi.advanceTimersByTimeAsync(200);
	expect(answer).toHaveBeenLastCalledWith({ suggestions: [], told: '' });
	expect(answer).toHaveBeenCalledTimes(2);
});
