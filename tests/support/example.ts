/** One valid request of an operation. `keep` takes from its answer what later requests need. */
export type Example = {
	operation: string;
	/** Officer of the demo region; nobody for what is public. */
	as?: string;
	/** Officer who asked for what this one decides as the second: refused here, on any duty post. */
	asked?: string;
	/** Purpose of the token; the first of the post when left out. */
	purpose?: string;
	path?: Record<string, string>;
	query?: Record<string, string>;
	body?: unknown;
	type?: string;
	headers?: Record<string, string>;
	keep?: (answer: Record<string, unknown>) => void;
};
