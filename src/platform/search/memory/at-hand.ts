import type { AskMemory } from './thread.ts';

const place = Symbol.for('osnova.search-memory');
const shelf = globalThis as { [place]?: AskMemory };

/** The server keeps the memory, the built pages ask it; each loads this module. */
export function offerSearchMemory(ask: AskMemory | undefined): void {
	if (ask) shelf[place] = ask;
	else delete shelf[place];
}

export const searchMemory = (): AskMemory | undefined => shelf[place];
