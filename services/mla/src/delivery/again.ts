import { HubError } from "@seamark/errors";

/** Runs it again when another change of the same copy was faster. */
export const again = async <T>(run: () => Promise<T>, most = 5): Promise<T> => {
	for (let tries = 1; ; tries++)
		try {
			return await run();
		} catch (error) {
			const faster = error instanceof HubError && (error.code === "VERSION_CONFLICT" || error.code === "CONFLICT");
			if (!faster || tries === most) throw error;
		}
};
