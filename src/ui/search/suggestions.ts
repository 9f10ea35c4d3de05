/** What the search box offers while somebody types, as /api/suggestions answers. */
export interface Suggestions {
  organizations: Array<{ id: number; name: string; place: string }>;
  services: Array<{ id: string; name: string }>;
  types: Array<{ id: string; name: string }>;
}

/** Asks the server what to suggest; null when it has no answer. */
export async function fetchSuggestions(
  href: string,
  signal: AbortSignal,
): Promise<Suggestions | null> {
  const response = await fetch(href, { signal, headers: { accept: 'application/json' } });
  return response.ok ? ((await response.json()) as Suggestions) : null;
}
