import type { Directory } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { AgencyKind, Principal } from "@seamark/policy";

/** Who may be asked for what. 18(13): requests go to the authority that the State named for them. */
export const receivers: Record<"request" | "letter", readonly AgencyKind[]> = {
	request: ["central-authority"],
	letter: ["tcu", "police", "immigration", "customs", "fiu", "prosecutor", "central-authority", "coordination-centre"],
};

/** The directory is open to all agencies, so that an agency exists is no secret. */
export const faultsOfReceiver = (
	directory: Directory,
	who: Pick<Principal, "agency" | "country">,
	to: string,
	what: keyof typeof receivers,
	at: string,
): Fault[] => {
	const foreign = directory.foreignAgency(to);
	const agency = directory.agency(to) ?? foreign?.agency;
	if (agency?.status !== "active")
		return [{ at, message: "is no agency of this hub, or of one that it is paired with, that is active" }];
	if (foreign && foreign.sealKey === "") return [{ at, message: "is at a hub that takes no requests yet" }];
	const kinds = receivers[what];
	if (!kinds.includes(agency.kind as AgencyKind))
		return [{ at, message: `must be one of these kinds of agency: ${kinds.join(", ")}` }];
	if (agency.country === who.country)
		return [{ at, message: "is of your own country; assistance between authorities of one State needs no request" }];
	return [];
};
