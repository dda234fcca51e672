import type { Authenticator, DirectorySource } from "@seamark/auth";
import { type CursorSeal } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import type { Places } from "./alert/check-draft.ts";

/** What the operations of this service stand on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	/** Positions of the log, sealed for feeds and for lists. */
	feedCursors: CursorSeal;
	listCursors: CursorSeal;
};

/** The directory's answers that decisions ask for. */
export const placesOf = (source: DirectorySource): Places => {
	const directory = source.current();
	return {
		regionOf: (country) => directory.regionOf(country),
		isRegion: (slug) => directory.snapshot.countries.some((country) => country.region === slug),
		isAgency: (id) => directory.agency(id) !== undefined,
	};
};
