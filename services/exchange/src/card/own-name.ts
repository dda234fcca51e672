import type { Directory } from "@seamark/auth";
import { HubError } from "@seamark/errors";

/** Every agreement names both hubs. A hub that goes by its address alone would lose all of them when that changes. */
export const namedHub = ({ hub, snapshot }: Pick<Directory, "hub"> & { snapshot: { hubNamed: boolean } }): string => {
	if (snapshot.hubNamed) return hub;
	throw new HubError("REFUSED", {
		detail:
			"This hub has no identifier of its own, only its address. Set SEAMARK_HUB_ID, such as https://hub.example, start the hub again, and pair then. Never change it after that.",
	});
};
