import type { DirectorySource } from "@seamark/auth";
import type { Places } from "./check-draft.ts";

/** The directory's answers that decisions ask for. */
export const placesOf = (source: DirectorySource): Places => {
	const directory = source.current();
	return {
		regionOf: (country) => directory.regionOf(country),
		isRegion: (slug) => directory.snapshot.countries.some((country) => country.region === slug),
		regions: () => [...new Set(directory.snapshot.countries.map(({ region }) => region))].sort(),
		isAgency: (id) => directory.agency(id) !== undefined,
	};
};
