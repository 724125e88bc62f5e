type Kept = { edition: number; fields: Record<string, string[]> };
type Keeping = { key: string; edition: number; onback: () => void };

/**
 * Keeps what is being answered in this browser until the server has it, for when the network breaks or
 * the tab is closed. Once the answer has another edition what is kept is older than it and goes.
 */
export function keepAnswers(form: HTMLFormElement, { key, edition, onback }: Keeping) {
	const kept = read(key);
	if (kept && kept.edition !== edition) localStorage.removeItem(key);
	else if (kept && JSON.stringify(kept.fields) !== JSON.stringify(fieldsOf(form))) {
		write(form, kept.fields);
		onback();
	}
	const keep = () =>
		localStorage.setItem(key, JSON.stringify({ edition, fields: fieldsOf(form) } satisfies Kept));
	form.addEventListener('input', keep);
	return { destroy: () => form.removeEventListener('input', keep) };
}

function read(key: string): Kept | undefined {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
	} catch {
		return undefined;
	}
}

function fieldsOf(form: HTMLFormElement): Kept['fields'] {
	const fields: Kept['fields'] = {};
	for (const [name, value] of new FormData(form))
		if (name.startsWith('q.') && typeof value === 'string' && value)
			(fields[name] ??= []).push(value);
	return fields;
}

function write(form: HTMLFormElement, fields: Kept['fields']): void {
	for (const control of form.querySelectorAll<HTMLInputElement>('[name^="q."]')) {
		const values = fields[control.name] ?? [];
		if (control.type === 'checkbox' || control.type === 'radio')
			control.checked = values.includes(control.value);
		else control.value = values[0] ?? '';
	}
}
