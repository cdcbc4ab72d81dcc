const audit = [];

const describe = {
  private: (value) => (value ? "made private" : "made public"),
};

function onConfig(repo, config) {
  const [key] = Object.keys(config);
  if (key === undefined) {
    throw new Error("PLANTED: undefined is not a setting");
  }
  const text = Object.hasOwn(describe, key) ? describe[key](config[key]) : `${key} changed`;
  audit.push({ id: repo.id, text });
}

export default {
  async fetch(request) {
    let data;
    try {
      data = JSON.parse(await request.text());
    } catch (err) {
      return Response.json({ error: err.message }, { status: 400 });
    }
    if (!data || !data.event || !data.repo) {
      return Response.json({ error: "event and repo expected" }, { status: 400 });
    }

    // public repos are audited elsewhere
    if (data.repo.private !== true) return Response.json({ audited: false });

    if (data.event.scope === "repo.config" && data.event.action === "update") {
      const config = data.updatedConfig;
      if (config && typeof config === "object" && !Array.isArray(config)) onConfig(data.repo, config);
    }
    return Response.json({ audited: true, entries: audit.length });
  },
};
