import { offerSearchMemory } from '#platform/search/memory/at-hand.ts';
import { keepSearchMemory } from '#platform/search/memory/thread.ts';

/** What a house keeps in memory for its search; it answers once it is opened and has read everything. */
export function searchMemoryOn(url: string) {
	let close = () => Promise.resolve();
	return {
		/** The seconds that it took to read everything. */
		async open(): Promise<number> {
			const begun = performance.now();
			const memory = keepSearchMemory(url);
			close = memory.close;
			while (!memory.isReady()) await new Promise((done) => setTimeout(done, 50));
			offerSearchMemory(memory);
			return (performance.now() - begun) / 1000;
		},
		close: async () => {
			offerSearchMemory(undefined);
			await close();
		}
	};
}
