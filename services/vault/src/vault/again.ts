import { databaseError } from "@seamark/db";
import { HubError } from "@seamark/errors";

const most = 10;

/** Does it again where another call changed the case in the same moment: `work` reads everything again each time. */
export const againOnConflict = async <T>(work: () => Promise<T>): Promise<T> => {
	for (let tries = 1; ; tries++)
		try {
			return await work();
		} catch (error) {
			if (tries === most || !isRace(error)) throw error;
		}
};

/** What the committer says without words of its own, and a deadlock; a conflict that is explained is an answer. */
const isRace = (error: unknown): boolean =>
	error instanceof HubError &&
	((error.code === "CONFLICT" && error.message === plain) || databaseError(error.cause)?.code === "40P01");
const plain = new HubError("CONFLICT").message;
