import type { Fault } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { Deps } from "../deps.ts";
import type { RequestRow } from "../store/requests.ts";
import { wayOf } from "../thread/make.ts";

/** Why the authorities of a request cannot release to each other who a person is: the vault of this hub opens it, for both. */
export const faultsOfReleasing = async (
	{ signing, directory }: { signing: Pick<Deps["signing"], "keysOf">; directory: Deps["directory"] },
	row: RequestRow,
): Promise<Fault[]> =>
	faultsWhere(
		[
			(await signing.keysOf(row.agency)).sovereign,
			"/kind",
			"needs an authority for which the hub signs and keeps the vault",
		],
		[
			directory.current().agency(wayOf(row).to) === undefined,
			"/kind",
			"works between two authorities of one hub. The other authority is at another hub, and nothing that the vault keeps goes there",
		],
	);
