import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
		([, name, light, dark]) => [name!, { light: light!, dark: dark! }]
	)
);

const grounds = ['ground', 'surface', 'sunken'];
const texts = ['ink', 'ink-soft', 'indigo', 'indigo-deep', 'madder', 'weld', 'woad'];
const readable = [
	...grounds.flatMap((ground) => texts.map((text) => [text, ground])),
	...['indigo', 'madder', 'weld', 'woad'].flatMap((dye) => [
		[dye, `${dye}-wash`],
		['ink', `${dye}-wash`]
	]),
	['ink-soft', 'indigo-wash'],
	['indigo-deep', 'indigo-wash'],
	['on-indigo', 'indigo'],
	['on-indigo', 'indigo-deep'],
	['on-madder', 'madder'],
	['on-madder', 'madder-deep'],
	...[1, 2, 3, 4, 5].map((step) => [`on-accent-${step}`, `accent-${step}`])
] as [string, string][];
const visible = grounds.flatMap((ground) => [
	['line-strong', ground],
	['focus', ground]
]) as [string, string][];

test.each(both(readable))('%s on %s can be read (%s)', (text, ground, theme) => {
	expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
});

test.each(both(visible))('%s on %s can be seen (%s)', (edge, ground, theme) => {
	expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3);
});

test.each(['light', 'dark'] as const)('the map scale moves one way (%s)', (theme) => {
	const steps = [1, 2, 3, 4, 5].map((step) => luminance(tokens.get(`accent-${step}`)![theme]));
	const sorted = steps.toSorted((a, b) => (theme === 'light' ? b - a : a - b));
	expect(steps).toEqual(sorted);
});

type Theme = 'light' | 'dark';

function both(pairs: [string, string][]): [string, string, Theme][] {
	return pairs.flatMap(([a, b]) => [
		[a, b, 'light'],
		[a, b, 'dark']
	]);
}

function contrast(one: string, other: string, theme: Theme): number {
	const [dark, bright] = [one, other]
		.map((name) => luminance(tokens.get(name)![theme]))
		.toSorted((a, b) => a - b);
	return (bright! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function linear(channel: number): number {
	return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
