import type { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";

/**
 * One line of an import report. `error`: this object was not imported. `warning`: it was imported, and somebody should
 * look. `note`: for information. Messages say what to do and carry ids and property names, never content.
 */
export type Line = {
	/** Position in the bundle's `objects`, from 0; null when the line is about the bundle. */
	index: number | null;
	/** The object's id as far as it could be read. */
	id: string | null;
	severity: "error" | "warning" | "note";
	code: string;
	message: string;
};

export type JsonObject = { [key: string]: unknown };

/** A whole object of a bundle. */
export type ParsedObject = {
	index: number;
	id: string;
	type: string;
	value: JsonObject;
	/** JSON text exactly as it stood in the source. */
	raw: string;
	/** Older versions of the same id in the same bundle: not imported, but what they say about victims counts. */
	earlier: JsonObject[];
};

export type ReadLimits = { maxBytes: number; maxDepth: number; maxObjects: number };

export const defaultLimits: ReadLimits = { maxBytes: 10 * 1024 * 1024, maxDepth: 64, maxObjects: 100_000 };

/** What the alert keeps of the bundle it came from. */
export type StixOrigin = {
	/** Id of the object that stands for the alert: its report, or the leading object of a cluster. */
	primaryId: string;
	/** `modified` of that object, or the latest of the cluster where the object has none. */
	modified: string;
	/** JSON text of every object that belongs to the alert, as it stood in the source, in the bundle's order. */
	objects: string[];
	/** Their ids. An alert is found again by those that are no identities or definitions, which come with everything. */
	ids: string[];
	/** JSON text of a revoked version of the primary without content, for export after a recall. */
	tombstone: string;
};

/** An alert that the agency imported before, as it is now. */
export type Known = {
	alert: AlertState;
	primaryId: string;
	/** JSON text of the objects that it holds; none once recalled. */
	objects: readonly string[];
	/** Ids of all objects that it ever held. */
	ids: readonly string[];
	/** The version of the alert that the last import made, and when. */
	importedVersion: number;
	importedAt: string;
};
/** Its lists as JSON, as the store reads them: there may be tens of thousands, and they are taken apart where the bundle is. */
export type KnownAsText = Omit<Known, "objects" | "ids"> & { objects: string; ids: string };

export type MappedAlert = {
	draft: AlertDraft;
	/** The bundle revokes the primary object: the alert is to be recalled, or not raised at all. */
	revoked: boolean;
	/** The alert that is here already, when the agency has imported it before. */
	here?: AlertState;
	/** Whether there is anything to store. */
	changed: boolean;
	/** The objects of the bundle that it holds. */
	sent: { index: number | null; id: string }[];
	stix: StixOrigin;
};

export type Agency = {
	/** UUID of the agency in the directory. */
	id: string;
	name: string;
	/** ISO 3166-1 alpha-2. */
	country?: string;
	/** RFC 3339 time of registration; keeps the STIX identity the same from one export to the next. */
	registeredAt?: string;
};

export type Profile = "tlp2" | "tlp1-interop";
