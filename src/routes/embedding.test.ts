import { expect, it } from 'vitest';
import { mostIn, snippetFor } from './embedding.ts';

it('breaks out of no attribute', () => {
	const snippet = snippetFor({ title: 'A "b" <c>', src: 'https://o.example/x?q="&a=1' });
	expect(snippet).toContain('title="A &quot;b&quot; &lt;c&gt;"');
	expect(snippet).toContain('src="https://o.example/x?q=&quot;&amp;a=1"');
});

it.each([
	['most=5', 5],
	['most=1000000', 10],
	['', 10]
])('%s shows so many lines', (query, most) =>
	expect(mostIn(new URLSearchParams(query))).toBe(most)
);
