import { servicePaths } from "./generated/values.ts";

export type ServiceName = keyof typeof servicePaths;

/** The service that answers for an address, where services have addresses of their own. */
export const serviceOf = (path: string): ServiceName => {
	const found = Object.entries(servicePaths).find(([, prefixes]) =>
		prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
	);
	return (found?.[0] ?? "identity") as ServiceName;
};
