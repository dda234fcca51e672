import type { DirectorySource } from "@seamark/auth";
import type { Places } from "./check-draft.ts";

/** The directory's answers that decisions ask for. */
export const placesOf = (source: DirectorySource): Places => {
	const directory = source.current();
	return {
		regionOf: (country) => directory.regionOf(country),
		isRegion: (slug) => directory.regions().includes(slug),
		regions: () => directory.regions(),
		isAgency: (id) => (directory.agency(id) ?? directory.foreignAgency(id)) !== undefined,
	};
};
