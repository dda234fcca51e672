/** How a subscription of the duty post is not there. */
export const noSubscription = { detail: "Your duty post has no such subscription." };
export const noWebhook = { detail: "Your duty post has no such subscription with a webhook." };
