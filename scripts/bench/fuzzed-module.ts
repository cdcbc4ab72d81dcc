/** The consumer of the rows of fuzzing in process: it asks for the secret, and accepts everything else. */
export const SECRET = "s3cret";

export async function POST(request: Request): Promise<Response> {
  await request.text();
  return new Response("ok", { status: request.headers.get("x-webhook-secret") === SECRET ? 200 : 401 });
}
