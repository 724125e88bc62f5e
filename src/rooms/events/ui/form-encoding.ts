import type { AskedForm } from '../asked-form.server.ts';

/** Files travel in a form of many parts only, which is dearer to read for everybody else. */
export const encodingOf = ({ questions }: Pick<AskedForm, 'questions'>) =>
	questions.some(({ kind }) => kind === 'file') ? 'multipart/form-data' : undefined;
