import { CliError } from "../terminal/exit.ts";

/** What needs a second officer says by which command that officer is asked. */
export const secondAsked = async <T>(done: Promise<T>, command: string): Promise<T> => {
	try {
		return await done;
	} catch (error) {
		if (!(error instanceof CliError && error.code === "SECOND_PERSON_NEEDED")) throw error;
		const { exit, message, code, faults, cause } = error;
		throw new CliError(exit, message, { code, faults, cause, next: `Ask a second officer first: ${command}` });
	}
};
