/**
 * What is open, and how each is closed: last opened first. What comes after the closing has begun, because a step was still
 * under way, is closed at once.
 */
export class Closing extends AsyncDisposableStack {
	override defer(close: () => PromiseLike<void> | void): void {
		if (!this.disposed) {
			super.defer(close);
			return;
		}
		void Promise.resolve(close()).catch(() => undefined);
		throw new Error("The start was given up meanwhile.");
	}
}

/**
 * Opens step by step: each step puts on `closing` how it is closed again. When a later step fails, what was opened is closed,
 * and the failure is thrown. What goes wrong while closing never hides it.
 */
export const openInSteps = async <T>(open: (closing: Closing) => Promise<T>): Promise<T> => {
	const closing = new Closing();
	try {
		return await open(closing);
	} catch (error) {
		await closing.disposeAsync().catch(() => undefined);
		throw error;
	}
};

/**
 * Why something failed, for the person who tried it. A failed connection to a host of several addresses has no message of its own,
 * and what callers are told of a failure leaves its cause out.
 */
export const reasonOf = (error: unknown): string => {
	const { message, code, errors, cause } = error as Partial<AggregateError & NodeJS.ErrnoException>;
	if (errors && errors.length > 0 && !message) return [...new Set(errors.map(reasonOf))].join("; ");
	const said = message || code || String(error);
	return cause === undefined || said.includes(reasonOf(cause)) ? said : `${said} (${reasonOf(cause)})`;
};
