import type { MemoryAtHand } from './thread.ts';

const place = Symbol.for('osnova.search-memory');
type Offered = Omit<MemoryAtHand, 'close'>;
const shelf = globalThis as { [place]?: Offered };

/** The server keeps the memory, the built pages ask it; each loads this module. */
export function offerSearchMemory(memory: Offered | undefined): void {
	if (memory) shelf[place] = memory;
	else delete shelf[place];
}

export const searchMemory = (): Offered | undefined => shelf[place];
