import type { Item, Query } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { CliError, type Fault, usageError } from "../terminal/exit.ts";
import { uuid } from "../terminal/options.ts";

export type Agency = Item<"listAgencies">;

export const readAgencies = async (hub: Hub, query: Query<"listAgencies"> = {}): Promise<Agency[]> =>
	(await hub.GET("/agencies", { params: { query } })).items;

/** Names of agencies by id, where the directory could be asked. */
export type Names = ReadonlyMap<string, string>;

/** Names for the ids on a screen. Without them the ids are shown: no name is worth a failed command. */
export const agencyNames = async (hub: Hub): Promise<Names> => {
	try {
		return new Map((await readAgencies(hub)).map(({ id, name, handle }) => [id, name || handle]));
	} catch (error) {
		if (error instanceof CliError) return new Map();
		throw error;
	}
};

/**
 * Ids for what a user typed: an id, or a handle or name that is exactly one agency's. Nothing is guessed: a wrong agency
 * in an audience is a leak, and one missing among the excluded is worse.
 */
export const resolveAgencies = (
	typed: readonly string[],
	option: string,
	agencies: readonly Pick<Agency, "id" | "handle" | "name">[],
): { ids: string[]; faults: Fault[] } => {
	const faults: Fault[] = [];
	const ids = typed.map((one) => {
		if (uuid.test(one.toLowerCase())) return one.toLowerCase();
		const wanted = one.toLowerCase();
		const found = agencies.filter(
			({ handle, name }) => handle.toLowerCase() === wanted || name.toLowerCase() === wanted,
		);
		if (found.length === 1 && found[0]) return found[0].id;
		faults.push({
			at: option,
			message:
				found.length === 0
					? `"${one}" is no agency of this hub`
					: `"${one}" is the name of ${found.length} agencies; give the id`,
		});
		return one;
	});
	return { ids, faults };
};

/** The coordination centre alone may. */
export const setOffice = async (
	{ hub: open, out }: Context,
	agency: string,
	office: "rapporteur" | "coordinator" | "none",
): Promise<void> => {
	const hub = await open();
	const { ids, faults } = resolveAgencies([agency], "agency", await readAgencies(hub));
	if (faults.length > 0)
		throw usageError("This agency is not known.", "Find its handle with: seamark agencies", faults);
	const set = await hub.PUT("/agencies/{id}/national-office", {
		params: { path: { id: ids[0] ?? "" } },
		body: { office: office === "none" ? null : office },
	});
	if (out.json) return out.document(set);
	out.say(
		set.office === null ? `${agency} holds no national office now.` : `${agency} is the national ${set.office} now.`,
	);
};

export type AudienceOptions = {
	toRegions?: string[];
	toCountries?: string[];
	toKinds?: string[];
	toAgencies?: string[];
	exclude?: string[];
};

/** The options with agencies turned into ids; asks the directory only where handles were typed. */
export const withAgencyIds = async <T extends AudienceOptions>(hub: () => Promise<Hub>, o: T): Promise<T> => {
	const typed = [...(o.toAgencies ?? []), ...(o.exclude ?? [])];
	const agencies = typed.every((one) => uuid.test(one.toLowerCase())) ? [] : await readAgencies(await hub());
	const to = resolveAgencies(o.toAgencies ?? [], "--to-agencies", agencies);
	const not = resolveAgencies(o.exclude ?? [], "--exclude", agencies);
	const faults = [...to.faults, ...not.faults];
	if (faults.length > 0)
		throw usageError("Some agencies are not known.", "Find their handles with: seamark agencies", faults);
	return { ...o, ...(o.toAgencies ? { toAgencies: to.ids } : {}), ...(o.exclude ? { exclude: not.ids } : {}) };
};
