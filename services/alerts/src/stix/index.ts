export { bundleText, type ExportContext, type ExportedAlert, exportAlert } from "./export-alert.ts";
export { idsToFind } from "./homes.ts";
export { mapBundle } from "./map-bundle.ts";
export type { MapContext } from "./map-cluster.ts";
export { readBundle } from "./read-bundle.ts";
export { uuid4From } from "./seamark-extension.ts";
export {
	type Agency,
	defaultLimits,
	type JsonObject,
	type Known,
	type KnownAsText,
	type Line,
	type MappedAlert,
	type ParsedObject,
	type Profile,
	type ReadLimits,
	type StixOrigin,
} from "./types.ts";
