import type { ServiceDefinition } from "@seamark/service";

/** Every service package exports its definition as `service`. */
export const definitionOf = async (name: string): Promise<ServiceDefinition> =>
	((await import(`@seamark/${name}`)) as { service: ServiceDefinition }).service;
