import { computed, signal } from "@preact/signals";
import { own } from "./api.ts";

export type Post = {
	id: string;
	name: string;
	agency: { id: string; handle: string; name: string; country: string };
	purposes: string[];
	scopes: string[];
};
export type Session = {
	state: "out" | "choose" | "in";
	demo: boolean;
	byDemo?: boolean;
	officer?: { id: string; handle: string };
	posts?: Post[];
	post?: Post;
	purpose?: string;
	zone?: string;
};

export const session = signal<Session>({ state: "out", demo: false });
export const may = (scope: string): boolean => session.value.post?.scopes.includes(scope) ?? false;
export const readSession = async (): Promise<void> => {
	session.value = await own<Session>("GET", "session");
};

/** Where the page is: what follows the sign of a fragment, which no server sees. */
const place = signal(location.hash);
addEventListener("hashchange", () => {
	place.value = location.hash;
	document.getElementById("main")?.focus();
	scrollTo(0, 0);
});
export const address = computed(() => place.value.replace(/^#/, "") || "/inbox");
export const path = computed(() => address.value.split("?", 1)[0] ?? "/inbox");
export const query = computed(() => new URLSearchParams(address.value.split("?")[1] ?? ""));
export const go = (to: string): void => {
	location.hash = to;
};
