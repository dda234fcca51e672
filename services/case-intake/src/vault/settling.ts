import type { ServiceContext } from "@seamark/service";
import { idAtLine } from "../ids.ts";
import { isDone, subjectsIn, type VaultSubject, type Which } from "../store/vault-subjects.ts";
import type { ForWhom, Vault } from "./client.ts";

export type Settling = { context: Pick<ServiceContext, "pool" | "committer">; vault: Vault };

/** The vault destroys no more keys in one call. */
const most = 1_000;

/**
 * Destroys the keys of what is nobody's any more, has what was taken in found as all others, and notes that it is done. Done before is
 * done, so it may be cut off anywhere and run any number of times beside itself. What fails stays for the next time, does not hold
 * up the others, and is thrown at the end.
 */
export const settle = async (deps: Settling, agency: string, which: Which = {}): Promise<void> => {
	const failures = [
		...(await settleState(deps, agency, which, "leaving")),
		...(await settleState(deps, agency, which, "entering")),
	];
	if (failures.length > 0) throw failures[0];
};

/** Answers what failed. */
const settleState = async (
	deps: Settling,
	agency: string,
	which: Which,
	state: "leaving" | "entering",
): Promise<unknown[]> => {
	const { pool, committer } = deps.context;
	for (;;) {
		const failures: unknown[] = [];
		const waiting = await subjectsIn(pool, agency, { ...which, state, limit: most });
		const groups = alike(waiting);
		for (const group of groups)
			try {
				await (state === "leaving" ? destroy : admit)(deps.vault, group);
				const writes = group.map((one) => ({ statement: isDone, row: { ...one, state } }));
				await committer.commit({ writes, events: [], writer: agency });
			} catch (error) {
				failures.push(error);
			}
		// Nothing more, or nothing that goes on.
		if (waiting.length < most || failures.length === groups.length) return failures;
	}
};

/** The same where nobody is told of it: what it fails at, the sweep finishes. */
export const settleSoon = async (
	deps: Settling & { context: Pick<ServiceContext, "log"> },
	agency: string,
	which: Which,
): Promise<void> => {
	await settle(deps, agency, which).catch((error: unknown) =>
		deps.context.log.warn({ err: error }, "keys of the vault are destroyed later"),
	);
};

type Group = readonly [VaultSubject, ...VaultSubject[]];

/** What one call to the vault can be about: the scopes first, since what is under them goes with them. */
const alike = (subjects: readonly VaultSubject[]): Group[] => {
	const order = { scope: 0, file: 1, identity: 2, import: 3 };
	const of = ({ kind, id, scope, actor }: VaultSubject) => {
		const together = kind === "identity" ? "" : kind === "file" ? scope : id;
		return `${order[kind]} ${together} ${JSON.stringify(actor)}`;
	};
	const groups = Map.groupBy(subjects, of);
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group as unknown as Group);
};

const admit = async (vault: Vault, group: Group): Promise<void> => {
	const [{ actor, agency: agencyId }] = group;
	await vault.admit({ actor, agencyId, identityIds: group.map(({ id }) => id) });
};

const destroy = async (vault: Vault, group: Group): Promise<void> => {
	const [{ kind, id, scope, actor, agency: agencyId }] = group;
	const ids = group.map((one) => one.id);
	const by = { actor, agencyId };
	switch (kind) {
		case "scope":
			await vault.eraseCase({ ...by, caseId: id });
			return;
		case "file":
			return vault.eraseFileKeys({ ...by, caseId: scope, fileIds: ids });
		case "identity":
			await vault.eraseMany({ ...by, identityIds: ids });
			return;
		case "import":
			return destroyImport(vault, by, id);
	}
};

/** All identities of an import, whose ids begin alike: also those whose lines were never settled. */
const destroyImport = async (vault: Vault, by: ForWhom, base: string): Promise<void> => {
	const end = idAtLine(base, 0xffff_ffff);
	for (let after = base; ; ) {
		const held = await vault.held({ ...by, kind: "identity", after, limit: most });
		const ids = held.map(({ id }) => id).filter((one) => one <= end);
		await vault.eraseMany({ ...by, identityIds: ids });
		if (ids.length < most) return;
		after = ids.at(-1) ?? end;
	}
};
