/** An upload that goes on where it was cut off. */
export type Upload = {
	/** Id of the file too. */
	id: string;
	/** Bytes that the file will have. */
	length: number;
	/** How far it is stored without a gap. */
	bytes: number;
	parts: number;
	/** Hash over the seals of its parts, in order: part for part, what its writers stored and nobody else. */
	chain: string;
	/** How often somebody began to write to it. */
	sessions: number;
	/** What the sender says of it: text, and never a path. */
	metadata: Readonly<Record<string, string>>;
	/** Milliseconds since 1970. */
	expiresAt: number;
};

/** Where the state of uploads is, for all instances. Each call is one step that no other comes between. */
export type UploadBook = {
	begin(upload: Upload): Promise<void>;
	find(id: string): Promise<Upload | undefined>;
	/**
	 * Takes the lock for a session until a time, where nobody has it or its time is over, and counts the session. Undefined where another
	 * has it.
	 */
	lock(o: { id: string; session: string; now: number; until: number }): Promise<Upload | undefined>;
	/** Says how far it is, and holds the lock until a time. False where the session has it no more: then nothing is changed. */
	advance(o: {
		id: string;
		session: string;
		parts: number;
		bytes: number;
		chain: string;
		until: number;
		expiresAt: number;
	}): Promise<boolean>;
	unlock(id: string, session: string): Promise<void>;
	end(id: string): Promise<void>;
	/** Uploads whose time was over before now, and that nobody writes to. */
	expired(now: number): Promise<string[]>;
};

/** For one process alone: what it knows is gone with it. */
export const memoryBook = (): UploadBook => {
	const uploads = new Map<string, { upload: Upload; lock: { session: string; until: number } | undefined }>();
	return {
		begin: async (upload) => void uploads.set(upload.id, { upload, lock: undefined }),
		find: async (id) => uploads.get(id)?.upload,
		lock: async ({ id, session, now, until }) => {
			const found = uploads.get(id);
			if (!found || (found.lock && found.lock.until > now)) return undefined;
			found.lock = { session, until };
			found.upload = { ...found.upload, sessions: found.upload.sessions + 1 };
			return found.upload;
		},
		advance: async ({ id, session, parts, bytes, chain, until, expiresAt }) => {
			const found = uploads.get(id);
			if (found?.lock?.session !== session) return false;
			found.upload = { ...found.upload, parts, bytes, chain, expiresAt };
			found.lock = { session, until };
			return true;
		},
		unlock: async (id, session) => {
			const found = uploads.get(id);
			if (found?.lock?.session === session) found.lock = undefined;
		},
		end: async (id) => void uploads.delete(id),
		expired: async (now) =>
			[...uploads.values()]
				.filter(({ upload, lock }) => upload.expiresAt < now && !(lock && lock.until > now))
				.map(({ upload }) => upload.id),
	};
};
