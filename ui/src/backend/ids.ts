/** A name for one call or one act; never shown, never stored as the id of a thing. */
export function newId(): string {
  return crypto.randomUUID();
}
