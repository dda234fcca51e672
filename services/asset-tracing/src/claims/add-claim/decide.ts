import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, recordChanged, refuse } from "@seamark/service";
import { readAmount } from "@seamark/values";
import { insertClaim, type StoredClaim } from "../../store/claims.ts";
import { type ClaimBody, presentClaim } from "../schema.ts";

/** An agency is known by the directory, and a State needs nobody's word. A person is confirmed by who has the person. */
export const decideAddClaim = (
	file: string,
	{ beneficiary, amount, rank, country, currency, award, source }: ClaimBody,
	{ actor, at, id, isActive }: { actor: Actor; at: number; id: string; isActive: (agency: string) => boolean },
): Decision => {
	const read = readAmount(amount, currency, ".");
	const { kind } = beneficiary;
	const faults = [
		...("fault" in read ? [{ at: "/amount", message: read.fault }] : []),
		...faultsWhere(
			["minor" in read && read.minor <= 0, "/amount", "is nothing, or below zero"],
			[kind !== "state" && beneficiary.id === undefined, "/beneficiary/id", "is missing: say whom, by id"],
			[
				kind === "state" && beneficiary.id !== undefined,
				"/beneficiary/id",
				"belongs to a person or an agency: a State is its country",
			],
			[
				kind === "agency" && beneficiary.id !== undefined && !isActive(beneficiary.id),
				"/beneficiary/id",
				"is no agency of this hub that is active",
			],
			[rank.trim() === "", "/rank", "says nothing"],
			[source.trim() === "", "/source", "says nothing: name the award"],
		),
	];
	if (faults.length > 0 || "fault" in read) return refuse("REFUSED", faults);
	const now = new Date(at).toISOString();
	const claim: StoredClaim = {
		...{ id, file, rank: rank.trim(), country, currency, award, source: source.trim(), version: 1 },
		...{ beneficiaryKind: kind, beneficiary: beneficiary.id ?? null, amount: BigInt(read.minor) },
		confirmedAt: kind === "person" ? null : now,
	};
	const row = {
		...{
			id,
			file,
			rank: claim.rank,
			kind,
			beneficiary: claim.beneficiary,
			country,
			currency,
			award,
			source: claim.source,
		},
		...{ amount: String(claim.amount), at: now, post: actor.postId, confirmed_at: claim.confirmedAt },
		agency: claim.confirmedAt === null ? null : actor.agencyId,
	};
	return {
		writes: [{ statement: insertClaim, row }],
		events: [recordChanged({ actor, record: "tracing-claim", recordId: id, change: "added", version: 1 })],
		answer: presentClaim(claim),
	};
};
