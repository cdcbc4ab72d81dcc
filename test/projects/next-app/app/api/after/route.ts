import { after } from "next/server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";

export async function POST(request: Request) {
  const where = (await cookies()).get("where")?.value;
  after(async () => {
    throw new Error("too late");
  });
  if (where !== undefined) redirect(where);
  return new Response("taken");
}
