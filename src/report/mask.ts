/** Keeps the secret out of everything that is shown. */

/** What stands in its place. */
export const MASK = "••••••";

/** A shorter secret may stand in a text by chance; it is masked only where it belongs, in its header and its query. */
const TELLING_LENGTH = 4;

/** The header and the query parameter that a secret travels in. */
const SECRET_HEADER = "x-webhook-secret";
const SECRET_QUERY = /([?&]secret=)[^&#]*/g;

/** A text without the secret, in any of the forms that it takes in urls and in JSON. */
export function masked(text: string, secret: string | null, mask: string = MASK): string {
  const hidden = text.replaceAll(SECRET_QUERY, (_, name: string) => `${name}${mask}`);
  if (secret === null || secret.length < TELLING_LENGTH) return hidden;
  const forms = [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), secret];
  return forms.reduce((rest, form) => rest.replaceAll(form, mask), hidden);
}

/** The value of a header without the secret: nothing of what stands where the secret belongs is shown. */
export function maskedHeader(name: string, value: string, secret: string | null, mask: string = MASK): string {
  return name.toLowerCase() === SECRET_HEADER && value !== "" ? mask : masked(value, secret, mask);
}
