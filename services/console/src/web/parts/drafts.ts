/**
 * What somebody types stays on this machine until it is sent: encrypted with a key that the browser never hands out, and gone
 * with signing out (the server clears the site's storage).
 */
const open = (): Promise<IDBDatabase> =>
	new Promise((done, failed) => {
		const asked = indexedDB.open("seamark", 1);
		asked.onupgradeneeded = () => {
			asked.result.createObjectStore("keys");
			asked.result.createObjectStore("drafts");
		};
		asked.onsuccess = () => done(asked.result);
		asked.onerror = () => failed(asked.error);
	});

const inStore = async <T>(
	store: "keys" | "drafts",
	mode: IDBTransactionMode,
	act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
	const db = await open();
	try {
		return await new Promise((done, failed) => {
			const asked = act(db.transaction(store, mode).objectStore(store));
			asked.onsuccess = () => done(asked.result);
			asked.onerror = () => failed(asked.error);
		});
	} finally {
		db.close();
	}
};

const keyOf = async (officer: string): Promise<CryptoKey> => {
	const there = (await inStore("keys", "readonly", (store) => store.get(officer))) as CryptoKey | undefined;
	if (there) return there;
	const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
	await inStore("keys", "readwrite", (store) => store.put(key, officer));
	return key;
};

type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
const place = (officer: string, name: string) => `${officer} ${name}`;
const bound = (officer: string, name: string) => new TextEncoder().encode(place(officer, name));

/** One after the other: an older state must not overtake a newer one on its way to the disk. */
let last: Promise<void> = Promise.resolve();
export const keepDraft = (officer: string, name: string, draft: unknown): Promise<void> => {
	last = last.catch(() => undefined).then(() => keep(officer, name, draft));
	return last;
};

const keep = async (officer: string, name: string, draft: unknown): Promise<void> => {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const data = await crypto.subtle.encrypt(
		{ name: "AES-GCM", iv, additionalData: bound(officer, name) },
		await keyOf(officer),
		new TextEncoder().encode(JSON.stringify(draft)),
	);
	const sealed: Sealed = { iv, data };
	await inStore("drafts", "readwrite", (store) => store.put(sealed, place(officer, name)));
};

export const draftOf = async <T>(officer: string, name: string): Promise<T | undefined> => {
	const sealed = (await inStore("drafts", "readonly", (store) => store.get(place(officer, name)))) as
		| Sealed
		| undefined;
	if (!sealed) return undefined;
	try {
		const plain = await crypto.subtle.decrypt(
			{ name: "AES-GCM", iv: sealed.iv, additionalData: bound(officer, name) },
			await keyOf(officer),
			sealed.data,
		);
		return JSON.parse(new TextDecoder().decode(plain)) as T;
	} catch {
		// Sealed with a key that is gone: nobody reads it any more.
		return undefined;
	}
};

export const dropDraft = (officer: string, name: string): Promise<unknown> =>
	inStore("drafts", "readwrite", (store) => store.delete(place(officer, name)));

/** The officer's drafts by name. */
export const draftNames = async (officer: string): Promise<string[]> =>
	(await inStore("drafts", "readonly", (store) => store.getAllKeys()))
		.map(String)
		.filter((name) => name.startsWith(`${officer} `))
		.map((name) => name.slice(officer.length + 1));
