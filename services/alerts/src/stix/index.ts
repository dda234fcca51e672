export { bundleOf, type ExportContext, type ExportedAlert, exportAlert } from "./export-alert.ts";
export { type MapContext, mapBundle } from "./map-bundle.ts";
export { readBundle } from "./read-bundle.ts";
export {
	type Agency,
	defaultLimits,
	type JsonObject,
	type Line,
	type MappedAlert,
	type ParsedObject,
	type Profile,
	type ReadLimits,
	type StixOrigin,
} from "./types.ts";
