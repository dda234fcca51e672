import { controlledBy, faultsOf, type Holding, openGraph, openHeld, ownersOf, type Share } from "@seamark/ownership";

/** Holdings as numbers of parties. */
export type Question = {
	of: number;
	owners: Int32Array;
	companies: Int32Array;
	least: Float64Array;
	most: Float64Array;
};

export type FoundOwner = Share & { party: number; control: "surely" | "perhaps" | "no" };
export type FoundOwners =
	| { faults: { at: string; message: string }[] }
	| { owners: FoundOwner[]; unknown: number; closed: number[][]; left: number };

/** Owners that are told, at most: those with the most first. */
const mostOwners = 500;

/** Who owns one in the end, as two numbers that are not the same: what each has through all chains, and who decides. Pure. */
export const findOwners = ({ of, owners, companies, least, most }: Question): FoundOwners => {
	const holdings = [...owners].map(
		(owner, n): Holding => ({
			owner: `E${owner}`,
			of: `E${companies[n]}`,
			share: { least: least[n] as number, most: most[n] as number },
		}),
	);
	const faults = faultsOf(holdings);
	if (faults.length > 0)
		return {
			faults: faults.map(({ at, message }) => {
				const told = holdings[Number(at.slice(1))];
				return { at: told ? `/${told.of}` : at, message: told ? `${message} (${told.owner} of ${told.of})` : message };
			}),
		};
	const graph = openGraph(holdings);
	const found = ownersOf(graph, `E${of}`);
	if (!found) return { owners: [], unknown: 1, closed: [], left: 0 };
	const held = openHeld(graph);
	const all = [...found.integrated].sort(([, a], [, b]) => b.most - a.most || b.least - a.least);
	const controlOf = (owner: string): FoundOwner["control"] => {
		const controlled = controlledBy(graph, held, owner);
		return controlled?.surely.has(`E${of}`) ? "surely" : controlled?.perhaps.has(`E${of}`) ? "perhaps" : "no";
	};
	const numberOf = (name: string): number => Number(name.slice(1));
	return {
		owners: all
			.slice(0, mostOwners)
			.map(([owner, share]) => ({ party: numberOf(owner), ...share, control: controlOf(owner) })),
		unknown: found.unknown,
		closed: found.closed.map((group) => group.map(numberOf)),
		left: Math.max(0, all.length - mostOwners),
	};
};
