// A Next.js route: two parameters, and yet no Node.js listener.
export const config = { runtime: "nodejs" };

export function POST(_request: Request, _context: unknown): Response {
  return new Response("next");
}
