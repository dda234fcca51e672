import type { identityApi } from "@seamark/contracts";
import Type from "typebox";
import { AgencyKind, Country, Id, object, RegionSlug } from "../schema.ts";

/** An agency as everybody on the hub may know it. */
export const AgencyCard = object({
	id: Id,
	handle: Type.String(),
	name: Type.String(),
	kind: AgencyKind,
	country: Country,
	region: RegionSlug,
	status: Type.String(),
	issuer: Type.String(),
	invented: Type.Boolean(),
	nationalOffice: Type.String({ description: "rapporteur or coordinator of its country; empty for neither" }),
});

export const cardOf = ({
	id,
	handle,
	name,
	kind,
	country,
	region,
	status,
	issuer,
	invented,
	nationalOffice,
}: identityApi.Agency): Omit<identityApi.Agency, "keys" | "clients" | "statementKeys" | "signIn"> => ({
	id,
	handle,
	name,
	kind,
	country,
	region,
	status,
	issuer,
	invented,
	nationalOffice: nationalOffice ?? "",
});
