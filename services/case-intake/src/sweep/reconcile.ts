import type { Actor } from "@seamark/auth";
import { leave, nobodysOf, ownedBetween, subjectWrites, type VaultSubject } from "../store/vault-subjects.ts";
import { type Findings, noFindings, type Sweeping } from "./report.ts";

const most = 1_000;

/** For whom the vault is asked by a sweep: nobody's post, in the service's own name. */
export const sweeper = (agencyId: string): Actor => ({
	agencyId,
	postId: "",
	officerId: "",
	purpose: "victim-protection",
	tokenId: "",
	service: "case-intake",
});

/**
 * Goes over everything that the vault holds of an agency. What nobody here has, and was sealed before the grace, is leaving from here
 * on: no matter what put it there, also before case intake said beforehand what it seals. Whom the vault does not hold is counted: nobody can bring
 * that back.
 */
export const reconcile = async (
	deps: Sweeping,
	agency: string,
	o: { graceMs: number; most: number },
): Promise<Findings> => {
	const findings = noFindings();
	const nobodys: VaultSubject[] = [];
	for (const kind of ["identity", "file"] as const)
		for (let after = "", more = true; more; ) {
			const actor = sweeper(agency);
			const held = await deps.vault.held({ actor, kind, after, limit: most });
			more = held.length === most;
			const upTo = more ? held.at(-1)?.id : undefined;
			findings.missing += await countMissing(deps, agency, kind, { after, upTo, held: held.map(({ id }) => id) });
			nobodys.push(...(await nobodysAmong(deps, agency, kind, held, o.graceMs)));
			after = upTo ?? after;
		}
	if (nobodys.length > o.most) return { ...findings, kept: nobodys.length };
	for (let at = 0; at < nobodys.length; at += most)
		await deps.context.committer.commit({
			writes: subjectWrites(leave, nobodys.slice(at, at + most)),
			events: [],
			writer: agency,
		});
	return { ...findings, unowned: nobodys.length };
};

type Kind = "identity" | "file";
type Held = { id: string; caseId: string; sealedAt: string };

const nobodysAmong = async (
	{ context }: Sweeping,
	agency: string,
	kind: Kind,
	held: readonly Held[],
	graceMs: number,
): Promise<VaultSubject[]> => {
	const now = context.now();
	const old = new Map(held.filter((one) => Date.parse(one.sealedAt) < now - graceMs).map((one) => [one.id, one]));
	const found = await nobodysOf(context.pool, agency, kind, [...old.keys()]);
	const since = new Date(now).toISOString();
	return found.map((id): VaultSubject => {
		const scope = old.get(id)?.caseId ?? id;
		return { agency, kind, id, scope, cause: null, actor: sweeper(agency), since };
	});
};

const countMissing = async (
	{ context, vault }: Sweeping,
	agency: string,
	kind: Kind,
	o: { after: string; upTo: string | undefined; held: readonly string[] },
): Promise<number> => {
	const held = new Set(o.held);
	const missing = (await ownedBetween(context.pool, agency, kind, o)).filter((id) => !held.has(id));
	// Sealed, or erased, since the page was read: asked for once more.
	let gone = 0;
	for (const id of missing) {
		const [next] = await vault.held({ actor: sweeper(agency), kind, after: before(id), limit: 1 });
		if (next?.id !== id && (await nobodysOf(context.pool, agency, kind, [id])).length === 0) gone++;
	}
	return gone;
};

/** The id that comes before, so that a list that begins after it begins with the one that is meant. */
const before = (id: string): string => {
	const digits = (BigInt(`0x${id.replaceAll("-", "")}`) - 1n).toString(16).padStart(32, "0");
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
