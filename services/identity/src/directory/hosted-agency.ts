import type { identityApi } from "@seamark/contracts";
import type { Identity } from "../identity.ts";
import { hostedIssuer } from "./snapshot.ts";

/** The hub issues nothing for agencies that are unknown, suspended or sovereign, and tells them apart for nobody. */
export const hostedAgency = (identity: Identity, id: string): identityApi.Agency | undefined => {
	const agency = identity.directory.current().agency(id);
	return agency?.status === "active" && agency.issuer === hostedIssuer(identity.publicUrl, id) ? agency : undefined;
};
