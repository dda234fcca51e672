import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import { foldingVersion } from "@seamark/values";
import type { Deps } from "../../deps.ts";
import { digestsAreOf } from "../../store/fold-anew.ts";
import { digestAnew } from "./digest-anew.ts";

type Using = Pick<Deps, "context" | "directory" | "vault">;
const everyMs = 15_000;

/**
 * Makes the digests of every agency again that another version of the folding made, beside everything else, and goes on until all are. What the
 * vault does not answer now comes with the next look. Until none is left, look-ups are not answered: a victim's number could be found under
 * its new form.
 */
export const keepDigests = async (
	{ context, directory, vault }: Using,
	closing: AsyncDisposableStack,
): Promise<Deps["digests"]> => {
	const done = new Set<string>();
	const agenciesLeft = () =>
		directory
			.current()
			.snapshot.agencies.map(({ id }) => id)
			.filter((id) => !done.has(id));
	// What has nothing to be made again is known before anybody asks.
	for (const agency of agenciesLeft()) if (await digestsAreOf(context.pool, agency, foldingVersion)) done.add(agency);
	const known = new Set(agenciesLeft());
	const look = async (stopped: AbortSignal) => {
		for (const agency of agenciesLeft()) {
			const looked = await digestAnew({ context, agencies: directory.current(), vault }, agency, { stopped });
			if (stopped.aborted) return;
			if (looked > 0)
				context.log.warn(
					{ looked },
					"what persons of an agency are known by is compared by the folding of this version",
				);
			done.add(agency);
			known.delete(agency);
		}
	};
	const failed = "what persons are known by could not be made again; it goes on with the next look";
	lookEvery({ context, closing }, { everyMs, failed }, look)();
	const left = () => known.size;
	closing.defer(
		gauge("seamark_digests_left", "Agencies whose digests of persons' values are of an older version", () => [
			{ value: left() },
		]),
	);
	return { left };
};
