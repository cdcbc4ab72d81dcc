function average(numbers) {
  const sum = numbers.reduce((a, b) => a + b, 0);
  const value = sum / numbers.length;
  if (Number.isNaN(value)) throw new Error("PLANTED: average size is not a number");
  return value;
}

function human(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let i = 0;
  while (bytes >= 1000 && i < units.length - 1) {
    bytes /= 1000;
    i++;
  }
  return `${bytes.toFixed(1)} ${units[i]}`;
}

export default {
  async fetch(request) {
    const payload = await request.json().catch(() => null);
    if (payload === null || typeof payload !== "object" || !payload.event || !payload.repo) {
      return new Response("bad request", { status: 400 });
    }
    const { repo, event, updatedFiles } = payload;
    if (repo.type !== "bucket" || event.scope !== "repo.content") {
      return new Response(null, { status: 204 });
    }
    if (!Array.isArray(updatedFiles) || updatedFiles.length === 0) {
      return Response.json({ report: "nothing changed" });
    }
    const sizes = updatedFiles
      .filter((f) => f?.action !== "delete")
      .map((f) => (Number.isFinite(f?.size) && f.size >= 0 ? Math.min(f.size, 1e15) : 0));
    return Response.json({
      files: updatedFiles.length,
      average: human(average(sizes)),
      truncated: payload.updatedFilesTruncated === true,
    });
  },
};
