import { offerSearchMemory } from '#platform/search/memory/at-hand.ts';
import { keepSearchMemory } from '#platform/search/memory/thread.ts';

/** What a house keeps in memory for its search; it answers once it is opened and has read everything. */
export function searchMemoryOn(url: string) {
	let close = () => Promise.resolve();
	return {
		/** The seconds that it took to read everything. */
		async open(): Promise<number> {
			const begun = performance.now();
			const kept = keepSearchMemory(url);
			close = kept.close;
			const nothing = { parts: [], needs: 'all', filters: [], facets: [] } as const;
			while (!(await kept.ask({ ...nothing, withDormant: false, from: 0, most: 0 }, 0)))
				await new Promise((done) => setTimeout(done, 50));
			offerSearchMemory(kept.ask);
			return (performance.now() - begun) / 1000;
		},
		close: async () => {
			offerSearchMemory(undefined);
			await close();
		}
	};
}
