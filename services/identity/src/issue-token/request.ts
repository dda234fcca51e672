export type TokenRequest = {
	agencyId: string;
	form: {
		grant_type: string;
		client_id?: string;
		client_assertion_type?: string;
		client_assertion?: string;
		assertion?: string;
		scope?: string;
		purpose?: string;
		duty_post?: string;
		resource?: string;
		sign_in?: string;
	};
	/** DPoP header; false when there were several. */
	dpop: string | undefined | false;
	/** base64url SHA-256 of the client certificate. */
	certificate: string | undefined;
};

export type TokenAnswer = {
	access_token: string;
	token_type: "DPoP" | "Bearer";
	expires_in: number;
	scope: string;
	duty_post: string;
	purpose: string;
};
