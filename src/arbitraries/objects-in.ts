/** All objects of a payload, the payload itself first. */
export function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}
