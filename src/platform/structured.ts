/** JSON that may stand inside a script element: nothing in it can end the element. */
export const scriptSafe = (thing: unknown): string =>
	JSON.stringify(thing).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
