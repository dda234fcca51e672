import { type Actor, postPrincipal } from "@seamark/auth";
import type { casesApi } from "@seamark/contracts";
import { HubError, mustBeOneOf } from "@seamark/errors";
import { purposes } from "@seamark/policy";
import { recordsAccessed } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { findCase } from "../../store/cases.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";
import type { Vault } from "../../vault/client.ts";

/** The id before this one in the order of ids: the list of what the vault holds goes on after it. */
const idBefore = (id: string): string =>
	(BigInt(`0x${id.replaceAll("-", "")}`) - 1n)
		.toString(16)
		.padStart(32, "0")
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** Whether the vault has this identity now. It tells the id and nothing else. */
const isHeld = async ({
	vault,
	actor,
	identityId,
}: {
	vault: Vault;
	actor: Actor;
	identityId: string;
}): Promise<boolean> => {
	const [first] = await vault.held({ actor, kind: "identity", after: idBefore(identityId), limit: 1 });
	return first?.id === identityId;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Says to another service whether a principal may cite a case, with a person of it where one is named. The principal is
 * resolved again from the directory, and narrowed to the scopes that the caller verified. Another agency's case, an absent
 * one and a person of another case answer alike, after the same steps.
 */
export const checkCaseRpc =
	({ context, directory, vault }: Deps) =>
	async (request: casesApi.CheckCaseRequest): Promise<casesApi.CheckCaseResponse> => {
		const { caseId, personId, agencyId, postId } = request;
		const purpose = purposes.find((one) => one === request.purpose);
		const faults = [
			...Object.entries({ caseId, agencyId, postId, ...(personId ? { personId } : {}) }).flatMap(([at, id]) =>
				uuid.test(id) ? [] : [{ at: `/${at}`, message: "must be a UUID in lower case" }],
			),
			...(purpose ? [] : [{ at: "/purpose", message: mustBeOneOf(purposes) }]),
		];
		if (faults.length > 0 || !purpose) throw new HubError("VALIDATION", { faults });
		const now = context.now();
		const standing = postPrincipal(directory.current(), postId, purpose, now);
		if ("refused" in standing || standing.agency !== agencyId)
			throw new HubError("FORBIDDEN", { detail: "The directory does not confirm this post." });
		const who = { ...standing, scopes: standing.scopes.filter((scope) => request.scopes.includes(scope)) };
		const allowed = who.scopes.includes("cases:read");
		const found = await readAs(context.pool, who, now, async (tx) => {
			const one = await findCase(tx, caseId);
			const person = personId ? await findPerson(tx, personId) : undefined;
			if (!allowed || !one || (personId && person?.state.caseId !== caseId)) return undefined;
			return {
				status: one.status,
				reference: one.reference,
				pseudonym: person?.pseudonym ?? "",
				identityId: person?.identityId ?? null,
			};
		});
		await context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor: {
						agencyId,
						postId,
						officerId: request.officerId,
						purpose,
						tokenId: request.tokenId,
						service: "",
					},
					action: "consultation",
					record: "case",
					ids: [caseId, ...(personId ? [personId] : [])],
					query: "check-case",
					found: found !== undefined,
				}),
			],
			traceparent: currentTraceparent(),
		});
		if (!found) return { citable: false, status: "", reference: "", pseudonym: "", identified: false };
		const { identityId, ...cited } = found;
		const actor = { agencyId, postId, officerId: request.officerId, purpose, tokenId: request.tokenId, service: "" };
		return { citable: true, ...cited, identified: identityId !== null && (await isHeld({ vault, actor, identityId })) };
	};
