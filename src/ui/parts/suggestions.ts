import type { Suggestion } from './controls.ts';

/** Asks after a pause in typing; a newer question cancels the older one. */
export function suggestionsFrom(
	source: string,
	answer: (suggestions: Suggestion[]) => void,
	pause = 120
): (text: string) => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: AbortController | undefined;

	return (text) => {
		clearTimeout(timer);
		running?.abort();
		if (text.trim().length < 2) return answer([]);
		running = new AbortController();
		const { signal } = running;
		timer = setTimeout(() => void ask(source, text, signal, answer), pause);
	};
}

async function ask(
	source: string,
	text: string,
	signal: AbortSignal,
	answer: (suggestions: Suggestion[]) => void
): Promise<void> {
	try {
		const mark = source.includes('?') ? '&' : '?';
		const reply = await fetch(`${source}${mark}q=${encodeURIComponent(text)}`, { signal });
		if (!reply.ok) return answer([]);
		const { suggestions } = (await reply.json()) as { suggestions: Suggestion[] };
		if (!signal.aborted) answer(suggestions);
	} catch {
		if (!signal.aborted) answer([]);
	}
}
