import Type from "typebox";

export { ById, Cursor, Id, Moment, object, oneOf } from "@seamark/service/schema";

export const Hash = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 in hex" });
