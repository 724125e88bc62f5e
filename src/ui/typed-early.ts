type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Typed = () => void;

/**
 * What stands in a page's forms other than the server sent it: typed, or put back by the browser, before the
 * page came alive. Coming alive would set some of it back; the answer puts it in again.
 */
export function rememberTyped(root: ParentNode): () => void {
	const typed = [...root.querySelectorAll<Control>('input, textarea, select')].flatMap(
		(control): Typed[] => {
			const putBack = rememberOne(control);
			return putBack ? [putBack] : [];
		}
	);
	return () => {
		for (const putBack of typed) putBack();
	};
}

function rememberOne(control: Control): Typed | undefined {
	if ('options' in control) return rememberChoice(control);
	if (control.type === 'hidden' || control.type === 'file') return undefined;
	if (control.type === 'checkbox' || control.type === 'radio')
		return rememberTick(control as HTMLInputElement);
	const { value, defaultValue } = control;
	if (value === defaultValue) return undefined;
	return () => {
		if (control.value === value) return;
		control.value = value;
		tellOf(control);
	};
}

function rememberTick(box: HTMLInputElement): Typed | undefined {
	const { checked, defaultChecked } = box;
	if (checked === defaultChecked) return undefined;
	return () => {
		if (box.checked === checked) return;
		box.checked = checked;
		tellOf(box);
	};
}

function rememberChoice(select: HTMLSelectElement): Typed | undefined {
	const { value, options } = select;
	const sent = [...options].find((option) => option.defaultSelected) ?? options[0];
	if (!sent || value === sent.value) return undefined;
	return () => {
		if (select.value === value) return;
		select.value = value;
		tellOf(select);
	};
}

/** As if it had been typed just now, so that whatever follows it does. */
function tellOf(control: Control): void {
	control.dispatchEvent(new Event('input', { bubbles: true }));
	control.dispatchEvent(new Event('change', { bubbles: true }));
}
