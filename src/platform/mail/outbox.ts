/** The outbox page is for houses without a post: trying out, teaching, development. */
export const isOutboxOpen = (env: NodeJS.ProcessEnv): boolean =>
	!env.SMTP_URL && env.MAIL_OUTBOX !== 'closed';
