const browsers = [
	['Edge', /Edg\//],
	['Firefox', /Firefox\//],
	['Opera', /OPR\//],
	['Chrome', /Chrom(e|ium)\//],
	['Safari', /Safari\//]
] as const;

const systems = [
	['Android', /Android/],
	['iOS', /iPhone|iPad/],
	['Windows', /Windows/],
	['macOS', /Mac OS X/],
	['Linux', /Linux/]
] as const;

/** `Firefox · Windows`, as far as the browser tells. */
export function deviceName(userAgent: string | null): string {
	const name = (list: readonly (readonly [string, RegExp])[]) =>
		list.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
	return [name(browsers), name(systems)].filter(Boolean).join(' · ') || '–';
}
