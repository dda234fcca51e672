import { type Operations, pageOf } from "@seamark/service";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { Post } from "../post/answer.ts";
import { listPosts as postsOf } from "../store/read.ts";

/** Who sits on an agency's posts is nobody else's business. */
export const listPosts = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-posts",
		url: "/posts",
		access: "directory:read",
		summary: "The duty posts of your agency",
		record: "duty-post",
		action: "consultation",
		item: Post,
		read: async ({ who }, { after, limit }) =>
			pageOf(await postsOf(context.pool, who.agency, firstId(after), limit + 1), limit, {
				present: (post) => post,
				idOf: ({ id }) => id,
			}),
	});
