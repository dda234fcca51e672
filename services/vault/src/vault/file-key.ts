import { seal, unseal } from "@seamark/sealing";

/** Where the key of a file belongs: it opens nowhere else. */
export type FilePlace = { agency: string; caseId: string; fileId: string };

const placeOf = ({ agency, caseId, fileId }: FilePlace) => [agency, caseId, fileId, "file"];

export const wrapFileKey = (caseKey: Uint8Array, place: FilePlace, key: Uint8Array): Buffer =>
	seal(caseKey, placeOf(place), key);

/** Throws when it was changed or moved. */
export const unwrapFileKey = (caseKey: Uint8Array, place: FilePlace, wrapped: Uint8Array): Buffer =>
	unseal(caseKey, placeOf(place), wrapped);
