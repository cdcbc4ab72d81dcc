/** What is made from an object, made once for each: kept as long as the object is. */
export function remembered<K extends WeakKey, V>(made: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: made(key) };
    known.set(key, found);
    return found.value;
  };
}
