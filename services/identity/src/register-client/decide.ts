import type { Fault } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { JWK } from "jose";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import type { PostRow } from "../store/read.ts";
import { insertClient } from "../store/statements.ts";

/**
 * A client acts as the system of its post. One that vouches may also get tokens for the agency's officers, no matter which post
 * they are on: it is the agency's own login, and its key wants the same care.
 */
export const decideRegisterClient = (
	asked: { jwk: JWK; vouches: boolean },
	state: { post: PostRow; keyFaults: readonly Fault[] },
	id: string,
): DirectoryDecision =>
	unlessFaulty([...faultsWhere([state.post.closed, "/post", "is a closed post"]), ...state.keyFaults], () => ({
		writes: [
			{
				statement: insertClient,
				row: { id, agencyId: state.post.agencyId, postId: state.post.id, jwk: asked.jwk, vouches: asked.vouches },
			},
		],
		changed: [{ entity: "client", entityId: id, change: "registered", agencyId: state.post.agencyId }],
		answer: { id },
	}));
