/** The file a form sends under a name; an empty one is left to be refused. */
export async function pictureIn(form: FormData, name: string) {
	const file = form.get(name);
	if (!(file instanceof File)) return { name: '', content: new Uint8Array() };
	return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}
