/** A bot as people write it: it answers a mention by calling the Hub. */
export async function bot(request) {
  const { event, repo, discussion, comment } = await request.json();
  if (event.scope === "discussion.comment" && event.action === "create" && comment.content?.includes("@bot")) {
    await fetch(`${repo.url.api}/discussions/${discussion.num}/comment`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer hf_of_the_bot" },
      body: JSON.stringify({ comment: "Hi!" }),
    });
  }
  return new Response("ok");
}
