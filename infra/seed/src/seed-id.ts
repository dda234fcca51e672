import { v5 } from "uuid";

/** Namespace of all demo ids. Changing it renames every id that documents and fixtures mention. */
const namespace = "8a3f1c52-6d0e-4f57-9b1a-2c7e5d90b4e6";

/** The id of what carries this handle in the demo region: a UUIDv5, equal on every machine and in every run. */
export const seedId = (handle: string): string => v5(handle, namespace);
