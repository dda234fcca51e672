import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { found, readAgency } from "../store/read.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The agency that a service names. Throws VALIDATION and NOT_FOUND. */
export const agencyNamed = async (context: Pick<ServiceContext, "pool">, id: string) => {
	if (!uuid.test(id))
		throw new HubError("VALIDATION", { faults: [{ at: "/agencyId", message: "must be a UUID in lower case" }] });
	return found(await readAgency(context.pool, id));
};
