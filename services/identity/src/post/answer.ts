import Type from "typebox";
import { Clearance, Id, object, Purposes, Scopes } from "../schema.ts";

/** A duty post as its agency reads it. */
export const Post = object({
	id: Id,
	name: Type.String(),
	clearance: Clearance,
	scopes: Scopes,
	purposes: Purposes,
	closed: Type.Boolean(),
});
