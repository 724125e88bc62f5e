/** The file that a form sends under a name; null where none was chosen. */
export async function fileIn(form: FormData, name: string) {
	const file = form.get(name);
	if (!(file instanceof File) || file.size === 0) return null;
	return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

/** The same where a missing file is refused as an empty one is. */
export const pictureIn = async (form: FormData, name: string) =>
	(await fileIn(form, name)) ?? { name: '', content: new Uint8Array() };
