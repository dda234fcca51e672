import { freePort } from "@seamark/config";

/** So many different ports that a process may be given now and still find free when it is started again. */
export const freePorts = async (count: number): Promise<number[]> => {
	const found = new Set<number>();
	while (found.size < count) found.add(await freePort());
	return [...found];
};
